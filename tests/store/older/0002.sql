BEGIN TRANSACTION;
CREATE TABLE alarm (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	alarm TEXT NOT NULL, 
	raised_at BIGINT NOT NULL, 
	cleared_at BIGINT, 
	CONSTRAINT pk_alarm PRIMARY KEY (seq)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE badge (
	uid VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	person VARCHAR NOT NULL, 
	CONSTRAINT pk_badge PRIMARY KEY (uid, since), 
	CONSTRAINT fk_badge_person_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "badge" VALUES('04A15C32',1795368614536934,NULL,'p-jkcw88d4');
INSERT INTO "badge" VALUES('04A15C47',1795368614536934,NULL,'p-by28qcde');
INSERT INTO "badge" VALUES('04A15C5B',1795368614536934,NULL,'p-cxusmkxd');
INSERT INTO "badge" VALUES('04A15C68',1795368614536934,NULL,'p-gafft4bh');
INSERT INTO "badge" VALUES('040FE211',1795368614536934,NULL,'p-8qce6ebh');
INSERT INTO "badge" VALUES('040FE233',1795368614536934,NULL,'p-2ur7fzjn');
INSERT INTO "badge" VALUES('040FE244',1795368614536934,NULL,'p-m6g6rmdk');
INSERT INTO "badge" VALUES('040FE255',1795368614536934,NULL,'p-3qjubmtj');
CREATE TABLE checkpoint (
	number INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	signature BLOB NOT NULL, 
	CONSTRAINT pk_checkpoint PRIMARY KEY (number)
);
INSERT INTO "checkpoint" VALUES(1,3,X'706DE5C853C23563EED4A5B2098F536FA6201741107957AB09E7C17D35B2698B',1795368622162492,X'5DDDAEDB182788A89B43B8F5D01EBD00DA76CA9183ADC3A0736FD52D13AD905E2EFC2C7CABC68E9DED334019E3456E3D1C4E7D8226E54147AB925C7DC7FCF10C');
INSERT INTO "checkpoint" VALUES(2,6,X'ED70DED197FFB613CF63F36CB9433654333CCB49577F90972F01B90120646E23',1795368629377752,X'F0F81C0D0DB9F313051BA308A68309E34C2845FE8379C1CF50CEE4B1858DE40E09F363CD65E05A87147F6DBF094AA19721BA23919003D61DB8BD097DC3ED5307');
INSERT INTO "checkpoint" VALUES(3,9,X'AFE10937B86518A7DB30D5D33103645081EB2CD26D437F8233192F9FB89009B0',1795368634994715,X'F6A87B3F7AE771043EE8E6C7EF656EEAB3949C997C1E84034EBA9764A326A40D49ED5C06611617170FAA499CDE139ACDD30A9BCFAB4EA916B59A5E1B13C2480E');
INSERT INTO "checkpoint" VALUES(4,19,X'67E01C947598EE712F89A71E8CA1465AF466AD6DC9A9C4F9AECE732DD075E584',1795368646214602,X'1DF44967B221E1DAEF642C543B0EF2BE561CAA46A7CEC28D6AA973C4AF989BCEE33D26275DAB9E8A740CBBFA42929F6810C3802E98690010BB6F4F67E1C83709');
INSERT INTO "checkpoint" VALUES(5,29,X'B0BC1A0C111FDA230A642F3B2300F9B1707933CF358AD2DD309A4E6092CE2C2D',1795368646229335,X'E56624DE2AE3787D67486F72E6343E4F6CD3E3A9810339466AE303656B5DF651C6D7E0E4B99C5F2100F3D23CE5D5D7662AE79BEACCC045327DC73000B97B130D');
INSERT INTO "checkpoint" VALUES(6,39,X'8D379DB723A8ACD9DFC3D3E59E3818AD8DF3A7F9FB4CBCEC5BCB98ACD90D3450',1795368646235483,X'6A431B1D2771C937CEE148EB8602BADC5DA055007DE4751D5FB44F6DA61CE77C1D0C165E6D5187C0B343ECA893CE8594F8AF3FA94753961B070914F8065F8A0C');
INSERT INTO "checkpoint" VALUES(7,49,X'15CB1C314DDF28B7B033D4C555A6055DC1FD42878785FE6C65EA097B74F48D03',1795368646250805,X'AB16FA4E88537433A1F2B5BDB1B571F7A4ED07948C07BFDC7BDA2A6073233F5B1BD2D8E2F6817AF950878BA9572F98018A9C7C1D6D56D0F0C7D2D263622CA10D');
INSERT INTO "checkpoint" VALUES(8,51,X'97D88C6978EDC44DEACDD650D9723265046556464C3B123B092A44F237953071',1795368646343717,X'2C1EDA11650C2D1A90296FF78706BE5E543BD0ED546899F999C851801E06C25D351FE39E7E0A53B3283AD64A680BCC3474B5B369E641E04CBEECD68CE93C6008');
CREATE TABLE customer_order (
	number VARCHAR NOT NULL, 
	customer VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	due_date DATE, 
	state VARCHAR NOT NULL, 
	CONSTRAINT pk_customer_order PRIMARY KEY (number)
);
INSERT INTO "customer_order" VALUES('OF-1041','Ateliers Pernet','Carter de pompe','2026-12-18','open');
INSERT INTO "customer_order" VALUES('OF-1042','Agri-Méca','Support gauche','2027-01-15','open');
INSERT INTO "customer_order" VALUES('OF-1043','Lycée Jean-Macé','Plaque de base d''étau','2027-02-26','open');
CREATE TABLE cycle (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	outcome TEXT, 
	gross DOUBLE, 
	active DOUBLE, 
	hold DOUBLE, 
	blind DOUBLE, 
	program TEXT, 
	start_seen BOOLEAN NOT NULL, 
	excluded TEXT NOT NULL, 
	session TEXT, 
	order_number TEXT, 
	operation TEXT, 
	role TEXT, 
	session_at_end TEXT, 
	order_at_end TEXT, 
	operation_at_end TEXT, 
	CONSTRAINT pk_cycle PRIMARY KEY (id)
);
INSERT INTO "cycle" VALUES('dmu.c0',16,'dmu',1772438401000000,1772438461000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c1',26,'dmu',1772438601000000,1772438661000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c2',36,'dmu',1772438801000000,1772438861000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c3',46,'dmu',1772439001000000,1772439061000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
CREATE TABLE cycle_person (
	cycle TEXT NOT NULL, 
	person TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cycle_person PRIMARY KEY (cycle, person)
);
INSERT INTO "cycle_person" VALUES('dmu.c0','p-anne',0);
INSERT INTO "cycle_person" VALUES('dmu.c1','p-anne',0);
INSERT INTO "cycle_person" VALUES('dmu.c2','p-anne',0);
INSERT INTO "cycle_person" VALUES('dmu.c3','p-anne',0);
CREATE TABLE cycle_tool (
	cycle TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	tool TEXT NOT NULL, 
	seconds DOUBLE NOT NULL, 
	CONSTRAINT pk_cycle_tool PRIMARY KEY (cycle, position)
);
INSERT INTO "cycle_tool" VALUES('dmu.c0',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c0',1,'T2',20.0);
INSERT INTO "cycle_tool" VALUES('dmu.c1',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c1',1,'T2',20.0);
INSERT INTO "cycle_tool" VALUES('dmu.c2',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c2',1,'T2',20.0);
INSERT INTO "cycle_tool" VALUES('dmu.c3',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c3',1,'T2',20.0);
CREATE TABLE gap (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	lost_at BIGINT NOT NULL, 
	regained_at BIGINT, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_gap PRIMARY KEY (seq)
);
CREATE TABLE held_count (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	counter TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	raw_from INTEGER NOT NULL, 
	raw_to INTEGER NOT NULL, 
	steps INTEGER NOT NULL, 
	parts INTEGER NOT NULL, 
	plausible INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	session TEXT, 
	order_number TEXT, 
	operation TEXT, 
	status TEXT NOT NULL, 
	reviewed_at BIGINT, 
	author TEXT, 
	review_reason TEXT, 
	CONSTRAINT pk_held_count PRIMARY KEY (id)
);
INSERT INTO "held_count" VALUES('dmu.h0',19,'dmu','part_count',1772438480000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h1',29,'dmu','part_count',1772438680000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h2',39,'dmu','part_count',1772438880000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h3',49,'dmu','part_count',1772439080000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
CREATE TABLE journal (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	machine TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (seq), 
	CONSTRAINT uq_journal_id UNIQUE (id)
);
INSERT INTO "journal" VALUES(1,'75eafbab689b1f34f5c9fb66ae217644',1795368622039223,1795368622095888,'','CollectorStarted',1,'{"at":"2026-11-22T17:30:22.039223Z","boot":"827df363ed9241efa3d4ca332582ad3e","machine":"","software":"0.1.0"}',X'16D8955E6401C07A3F3C157F2E6A2B8D9F7D7AB6CC1A3AEE03C4EF0EAAE7607E');
INSERT INTO "journal" VALUES(2,'2473bbf0d74ce3f796522a3b9d5b6275',1795368622122803,1795368622123505,'centre-1','SessionOpened',1,'{"at":"2026-11-22T17:30:22.122803Z","author":"command","machine":"centre-1","operation":"20","order":"OF-1041","persons":["p-jkcw88d4"],"role":"run","session":"centre-1.s1","via":"command"}',X'37946C21AF5E91E550E8CE8267115707E7200D67B13D684ABFB423D4086FACCB');
INSERT INTO "journal" VALUES(3,'797e6ba02ce25051015f0520facd7caf',1795368622150885,1795368622151816,'','CollectorStopped',1,'{"at":"2026-11-22T17:30:22.150885Z","boot":"827df363ed9241efa3d4ca332582ad3e","machine":""}',X'706DE5C853C23563EED4A5B2098F536FA6201741107957AB09E7C17D35B2698B');
INSERT INTO "journal" VALUES(4,'1919457607441a6250f11f6f205da9c2',1795368629305167,1795368629321753,'','CollectorStarted',1,'{"at":"2026-11-22T17:30:29.305167Z","boot":"98b9178ed6574162bf82e9807531743e","machine":"","software":"0.1.0"}',X'35637E74B7914B287930BF1FA3882AEC6284C32370A41167EBE3E6E08099489C');
INSERT INTO "journal" VALUES(5,'1f962b45046dcdf84d846f0a30492736',1795368629341056,1795368629341795,'centre-1','SessionJoined',1,'{"at":"2026-11-22T17:30:29.341056Z","author":"command","machine":"centre-1","person":"p-by28qcde","session":"centre-1.s1","via":"command"}',X'E883234B0CD4C401C22F4E85464EE2EC533BB37BFEC54E66AA10C7AE3E413F64');
INSERT INTO "journal" VALUES(6,'8e11d66a839ff56b9d2624ec2be121e9',1795368629357424,1795368629369151,'','CollectorStopped',1,'{"at":"2026-11-22T17:30:29.357424Z","boot":"98b9178ed6574162bf82e9807531743e","machine":""}',X'ED70DED197FFB613CF63F36CB9433654333CCB49577F90972F01B90120646E23');
INSERT INTO "journal" VALUES(7,'f585c7752dfaa0c4af8c44ebba101d92',1795368634970483,1795368634978281,'','CollectorStarted',1,'{"at":"2026-11-22T17:30:34.970483Z","boot":"748cb26c44724b8ca059101e8f3968be","machine":"","software":"0.1.0"}',X'4BFBA0783802B399E777FB37CDC270F4ACB86D840DF76FE4F5D00D3C94344728');
INSERT INTO "journal" VALUES(8,'663832fe70fdbc3e03044e40c5b3ffee',1795368634984966,1795368634985577,'centre-1','SessionClosed',1,'{"at":"2026-11-22T17:30:34.984966Z","author":"command","machine":"centre-1","reason":"left","session":"centre-1.s1","via":"command"}',X'088B67C175EF6A1E4A2B7F8FA4DFE3E1B9DFCE24258CBE8E1AE0786CE45ED389');
INSERT INTO "journal" VALUES(9,'e9c8723d1f9f1ecda2efd6bc39ee1745',1795368634991302,1795368634991920,'','CollectorStopped',1,'{"at":"2026-11-22T17:30:34.991302Z","boot":"748cb26c44724b8ca059101e8f3968be","machine":""}',X'AFE10937B86518A7DB30D5D33103645081EB2CD26D437F8233192F9FB89009B0');
INSERT INTO "journal" VALUES(10,'c3c6c46aa729e58a69649e699013cbab',1772438400000000,1795368646170223,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","via":"badge"}',X'6357E3006F6314EA65A7A970AA4696154BA2B5220BB7FAD358D9705A64688437');
INSERT INTO "journal" VALUES(11,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795368646170223,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'1AA4D7E5A5C0FAC202807B8B359F6010BD2F454E51849FFCB3E276E4236544F4');
INSERT INTO "journal" VALUES(12,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795368646170223,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'3FAEB3633DABF5C2D61013677B908CF72EF66CF332450368DDFBDCF7A8ECD63D');
INSERT INTO "journal" VALUES(13,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795368646170223,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'457A354E7C0370747C482ABC4A5BE2E8FA0DFAA8B72CF4E3FA0D74ADB9F33D83');
INSERT INTO "journal" VALUES(14,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795368646170223,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'49AEB62D4F2D64DCA5B60ADDCF69FAA46050D8AA8AD6372E7D435D98D5CB40F3');
INSERT INTO "journal" VALUES(15,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795368646170223,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'3364AE282807EC4ECF079C43D3CAAE83288C6A52B466B0C81269AA1C2F196E58');
INSERT INTO "journal" VALUES(16,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795368646170223,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'51D736E853A18AFA445BE2C01570EEC5CCD922B3AAC2E3578DB6B0E230AEF0C3');
INSERT INTO "journal" VALUES(17,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795368646170223,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'5B3509895C6E1D0EE4FF946385D6AF6CBCED404F7AB6FA74E0AC089C13E567DE');
INSERT INTO "journal" VALUES(18,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795368646170223,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'72BA2D6A1DD36AA95696302F88099C3D5E981DC826B6F2128AD7D0616CDF10B8');
INSERT INTO "journal" VALUES(19,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795368646170223,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'67E01C947598EE712F89A71E8CA1465AF466AD6DC9A9C4F9AECE732DD075E584');
INSERT INTO "journal" VALUES(20,'b493aeb127e3f4a8677db9b3c0ab3974',1772438600000000,1795368646226975,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","via":"badge"}',X'FA1842EA4507C6C44AB0BBD1347E878C2B54D88FE0E3DBD3EA03E974D3C263BC');
INSERT INTO "journal" VALUES(21,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795368646226975,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'08477659F3611B0E6BB5C8C0A4C9B2F5A4E8FD19B83ABAD27D4AC2913B31D0B8');
INSERT INTO "journal" VALUES(22,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795368646226975,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'B91EE7F85AC5E44E4B93EAA389FC75FFB027475F3813B0E38EC435861F0480D0');
INSERT INTO "journal" VALUES(23,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795368646226975,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'F59D0EDCD157A3F2ED913E225EEB1E6B1430B605BEC52DD711030CBB8E98F031');
INSERT INTO "journal" VALUES(24,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795368646226975,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'4F3B068EC5ADCCFFABAB04711662911CAEA229AA0330C17FB0A4B2277A2A490F');
INSERT INTO "journal" VALUES(25,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795368646226975,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'3D05F9DE95A68D9248BD282D1258430EED8A27A413649B932C4CBB4F34D75CE3');
INSERT INTO "journal" VALUES(26,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795368646226975,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'39AAC660C81647B24C65B7F4284D6572AF82006403516FCFFE56674C8A5DC6D9');
INSERT INTO "journal" VALUES(27,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795368646226975,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'B7435D8A02387950B989A61667EEC7438D31D79DE7EB999510E8E196BC162054');
INSERT INTO "journal" VALUES(28,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795368646226975,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'4A69C2565D6F017EAD73B2EECECFCE9C686D62D9A7ED5ECF27FBDC6B75BF9262');
INSERT INTO "journal" VALUES(29,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795368646226975,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'B0BC1A0C111FDA230A642F3B2300F9B1707933CF358AD2DD309A4E6092CE2C2D');
INSERT INTO "journal" VALUES(30,'540e9c5604d5ead7da43d2f7c4cdb279',1772438800000000,1795368646233544,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","via":"badge"}',X'BC5BF6ABACB48F1588F125B88A7B01FB900C62DF04CE547E825442AEFC802DFF');
INSERT INTO "journal" VALUES(31,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795368646233544,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'8937343BBBC7E7FCDCFB3C82880A7C05C707F05C67995D75843B2C02BA093ACC');
INSERT INTO "journal" VALUES(32,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795368646233544,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'DA91AD299F4F9C326779951CC30651B95631392DE2B70450DC0CAF77C0938816');
INSERT INTO "journal" VALUES(33,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795368646233544,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'7A776DB396BEF2DFC35597F59BECBC50924B0E83944E788938B541FDF6F1AFA3');
INSERT INTO "journal" VALUES(34,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795368646233544,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'D61BE975A676791B4189E07AFB530858295FA5C3C26DED0CC8739BF92E781CB7');
INSERT INTO "journal" VALUES(35,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795368646233544,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'B7AA2E9183EDE9BBE6DCD14DC5616D27D82F77AE0CCFDB0513C509562621D7AA');
INSERT INTO "journal" VALUES(36,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795368646233544,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'0C4CE7F0919DF3E23259E536B98C31470FA06556AB40612FCB872862DEB9C097');
INSERT INTO "journal" VALUES(37,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795368646233544,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'AD024CF7D246AD4A21DFEDBD22422F47E7ACFBE6CD6EC7699713CBCC69A39408');
INSERT INTO "journal" VALUES(38,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795368646233544,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'B59BCC7914A165877B20BA8754247604DE5E50E267FB0B68A3B72D138EA03BB2');
INSERT INTO "journal" VALUES(39,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795368646233544,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'8D379DB723A8ACD9DFC3D3E59E3818AD8DF3A7F9FB4CBCEC5BCB98ACD90D3450');
INSERT INTO "journal" VALUES(40,'5e3e5fc483211e5bc576cd79136eced8',1772439000000000,1795368646246618,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","via":"badge"}',X'F92D7F866AE9672B902538E2FC83D0454B870739680808E0F14A21E175173E71');
INSERT INTO "journal" VALUES(41,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795368646246618,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'7D817AD0B3293E3C1325AD99272F5182BE04EBA5F1CB4E04826BF04DAA1DBD25');
INSERT INTO "journal" VALUES(42,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795368646246618,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'D967D1E50C426641FB638857841CC7337C4C8A34EAE4B812D2976EBE7DF976C9');
INSERT INTO "journal" VALUES(43,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795368646246618,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'26298104AAD3D0A5B9FB90B2FDF54CDD949F5E3C81E47DFCD4E337C183404084');
INSERT INTO "journal" VALUES(44,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795368646246618,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'05A94D2C9BA30A962C840E41265347912C0A9081BBD4D612269A7F810CAAD5F9');
INSERT INTO "journal" VALUES(45,'9737020dcad722c4b569514faab44177',1772439060000000,1795368646246618,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'93E50C717F06BCDEDE1DF20304DBE5690E99D2096FDDD8679E7B362F720B7C97');
INSERT INTO "journal" VALUES(46,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795368646246618,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'14146B2F4DCA5E02837369F0055F4E73F9184977F3D2519E605109F902AC64B2');
INSERT INTO "journal" VALUES(47,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795368646246618,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'433AA79DAF9A5A738E1CDE7F8EB959CB72FC7D7D24C967085BF08163BD22AEDB');
INSERT INTO "journal" VALUES(48,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795368646246618,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'8A3AE6A9E6670B3DECD9F935E533C542B70A724AD4643B966AD70CCCEC8D30A0');
INSERT INTO "journal" VALUES(49,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795368646246618,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'15CB1C314DDF28B7B033D4C555A6055DC1FD42878785FE6C65EA097B74F48D03');
INSERT INTO "journal" VALUES(50,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795368646256873,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'A0C3D0097BD77B92262AD16E2223976C5BFC6C541CB43EF8FFC920AA80B4EF8B');
INSERT INTO "journal" VALUES(51,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795368646256873,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'97D88C6978EDC44DEACDD650D9723265046556464C3B123B092A44F237953071');
CREATE TABLE machine_state (
	machine TEXT NOT NULL, 
	body TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_machine_state PRIMARY KEY (machine)
);
INSERT INTO "machine_state" VALUES('compteur-1','{"machine": "compteur-1", "at": "2026-11-22T17:30:34.991302Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',9);
INSERT INTO "machine_state" VALUES('plieuse-1','{"machine": "plieuse-1", "at": "2026-11-22T17:30:34.991302Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',9);
INSERT INTO "machine_state" VALUES('centre-1','{"machine": "centre-1", "at": "2026-11-22T17:30:34.991302Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {"s": 1}}',9);
INSERT INTO "machine_state" VALUES('tour-1','{"machine": "tour-1", "at": "2026-11-22T17:30:34.991302Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',9);
INSERT INTO "machine_state" VALUES('','{"pulse": "2026-11-22T17:30:34.991302Z", "boot": "748cb26c44724b8ca059101e8f3968be"}',9);
INSERT INTO "machine_state" VALUES('dmu','{"machine": "dmu"}',49);
CREATE TABLE mode_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	value TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_mode_interval PRIMARY KEY (seq)
);
CREATE TABLE operation (
	"order" VARCHAR NOT NULL, 
	operation VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	family VARCHAR NOT NULL, 
	quantity INTEGER NOT NULL, 
	standard_cycle FLOAT, 
	standard_setup FLOAT, 
	parts_per_cycle INTEGER NOT NULL, 
	strokes_per_part INTEGER, 
	program VARCHAR, 
	CONSTRAINT pk_operation PRIMARY KEY ("order", operation), 
	CONSTRAINT fk_operation_order_customer_order FOREIGN KEY("order") REFERENCES customer_order (number)
);
INSERT INTO "operation" VALUES('OF-1041','10','Débit du brut','saw',48,90.0,600.0,1,NULL,NULL);
INSERT INTO "operation" VALUES('OF-1041','20','Fraisage six faces et perçages','machining_centre',48,50.0,3600.0,1,NULL,'CARTER_POMPE');
INSERT INTO "operation" VALUES('OF-1041','30','Contrôle et emballage','other',48,120.0,NULL,1,NULL,NULL);
INSERT INTO "operation" VALUES('OF-1042','10','Fraisage et taraudage','machining_centre',32,50.0,3000.0,1,NULL,'SUPPORT_GAUCHE');
INSERT INTO "operation" VALUES('OF-1043','10','Débit','saw',60,75.0,600.0,1,NULL,NULL);
INSERT INTO "operation" VALUES('OF-1043','20','Surfaçage et rainure','machining_centre',60,50.0,2700.0,1,NULL,'PLAQUE_BASE');
CREATE TABLE order_progress (
	order_number TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	parts INTEGER NOT NULL, 
	good INTEGER NOT NULL, 
	scrap INTEGER NOT NULL, 
	rework INTEGER NOT NULL, 
	cycles INTEGER NOT NULL, 
	active DOUBLE NOT NULL, 
	last_at BIGINT, 
	CONSTRAINT pk_order_progress PRIMARY KEY (order_number, operation)
);
INSERT INTO "order_progress" VALUES('C-1','10',7,4,1,0,4,200.0,1772439061000000);
INSERT INTO "order_progress" VALUES('C-2','20',1,0,0,0,0,0.0,1772438660000000);
CREATE TABLE part_count (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	counter TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	since BIGINT, 
	parts INTEGER NOT NULL, 
	good INTEGER NOT NULL, 
	scrap INTEGER NOT NULL, 
	rework INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	raw_from INTEGER, 
	raw_to INTEGER, 
	origin TEXT NOT NULL, 
	backfilled BOOLEAN NOT NULL, 
	excluded TEXT NOT NULL, 
	cycle TEXT, 
	session TEXT, 
	order_number TEXT, 
	operation TEXT, 
	role TEXT, 
	program TEXT, 
	unattributed BOOLEAN NOT NULL, 
	author TEXT, 
	reason TEXT, 
	CONSTRAINT pk_part_count PRIMARY KEY (id)
);
INSERT INTO "part_count" VALUES('dmu.p0',15,'dmu','part_count',1772438460000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c0','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p1',50,'dmu','part_count',1772438660000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c1','dmu.s2','C-2','20','setup',NULL,0,'a-1','forgot the badge');
INSERT INTO "part_count" VALUES('dmu.p2',51,'dmu','part_count',1772438860000000,NULL,5,4,1,0,'increment',1,2,'corrected',0,'','dmu.c2','dmu.s1','C-1','10','run',NULL,0,'a-1','measured');
INSERT INTO "part_count" VALUES('dmu.p3',45,'dmu','part_count',1772439060000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c3','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
CREATE TABLE part_count_person (
	count TEXT NOT NULL, 
	person TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_part_count_person PRIMARY KEY (count, person)
);
INSERT INTO "part_count_person" VALUES('dmu.p0','p-anne',0);
INSERT INTO "part_count_person" VALUES('dmu.p2','p-anne',0);
INSERT INTO "part_count_person" VALUES('dmu.p3','p-anne',0);
INSERT INTO "part_count_person" VALUES('dmu.p1','p-anne',0);
INSERT INTO "part_count_person" VALUES('dmu.p1','p-bilal',1);
CREATE TABLE person (
	id VARCHAR NOT NULL, 
	reference VARCHAR, 
	given_name VARCHAR NOT NULL, 
	family_name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	birth_date DATE, 
	group_name VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_reference UNIQUE (reference)
);
INSERT INTO "person" VALUES('p-jkcw88d4','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-by28qcde','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-cxusmkxd','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-gafft4bh','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-8qce6ebh','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-2ur7fzjn','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-m6g6rmdk','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-3qjubmtj','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
CREATE TABLE program_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	program TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_program_interval PRIMARY KEY (seq)
);
CREATE TABLE session (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	opened_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	order_number TEXT, 
	operation TEXT, 
	role TEXT NOT NULL, 
	via TEXT NOT NULL, 
	closed_reason TEXT, 
	CONSTRAINT pk_session PRIMARY KEY (id)
);
INSERT INTO "session" VALUES('centre-1.s1',8,'centre-1',1795368622122803,1795368634984966,'OF-1041','20','run','command','left');
INSERT INTO "session" VALUES('dmu.s0',10,'dmu',1772438400000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s1',20,'dmu',1772438600000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s2',30,'dmu',1772438800000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s3',40,'dmu',1772439000000000,NULL,'C-1','10','run','badge',NULL);
CREATE TABLE session_person (
	seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	session TEXT NOT NULL, 
	person TEXT NOT NULL, 
	joined_at BIGINT NOT NULL, 
	left_at BIGINT, 
	CONSTRAINT pk_session_person PRIMARY KEY (seq, position)
);
INSERT INTO "session_person" VALUES(2,0,'centre-1.s1','p-jkcw88d4',1795368622122803,1795368634984966);
INSERT INTO "session_person" VALUES(5,0,'centre-1.s1','p-by28qcde',1795368629341056,1795368634984966);
INSERT INTO "session_person" VALUES(10,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(20,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(30,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(40,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE state_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	execution TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_state_interval PRIMARY KEY (seq)
);
INSERT INTO "state_interval" VALUES(11,'dmu','ACTIVE',1772438401000000,1772438461000000);
INSERT INTO "state_interval" VALUES(17,'dmu','READY',1772438461000000,1772438601000000);
INSERT INTO "state_interval" VALUES(21,'dmu','ACTIVE',1772438601000000,1772438661000000);
INSERT INTO "state_interval" VALUES(27,'dmu','READY',1772438661000000,1772438801000000);
INSERT INTO "state_interval" VALUES(31,'dmu','ACTIVE',1772438801000000,1772438861000000);
INSERT INTO "state_interval" VALUES(37,'dmu','READY',1772438861000000,1772439001000000);
INSERT INTO "state_interval" VALUES(41,'dmu','ACTIVE',1772439001000000,1772439061000000);
INSERT INTO "state_interval" VALUES(47,'dmu','READY',1772439061000000,NULL);
CREATE TABLE tool_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_tool_interval PRIMARY KEY (seq)
);
INSERT INTO "tool_interval" VALUES(13,'dmu','T1',1772438405000000,1772438430000000);
INSERT INTO "tool_interval" VALUES(14,'dmu','T2',1772438430000000,1772438470000000);
INSERT INTO "tool_interval" VALUES(23,'dmu','T1',1772438605000000,1772438630000000);
INSERT INTO "tool_interval" VALUES(24,'dmu','T2',1772438630000000,1772438670000000);
INSERT INTO "tool_interval" VALUES(33,'dmu','T1',1772438805000000,1772438830000000);
INSERT INTO "tool_interval" VALUES(34,'dmu','T2',1772438830000000,1772438870000000);
INSERT INTO "tool_interval" VALUES(43,'dmu','T1',1772439005000000,1772439030000000);
INSERT INTO "tool_interval" VALUES(44,'dmu','T2',1772439030000000,1772439070000000);
CREATE INDEX ix_alarm_cleared_at ON alarm (cleared_at);
CREATE INDEX ix_alarm_machine ON alarm (machine, raised_at);
CREATE INDEX ix_checkpoint_seq ON checkpoint (seq);
CREATE INDEX ix_cycle_machine ON cycle (machine, started_at);
CREATE INDEX ix_cycle_order_number ON cycle (order_number, operation);
CREATE INDEX ix_cycle_started_at ON cycle (started_at);
CREATE INDEX ix_cycle_person_person ON cycle_person (person);
CREATE INDEX ix_gap_machine ON gap (machine, lost_at);
CREATE INDEX ix_gap_regained_at ON gap (regained_at);
CREATE INDEX ix_held_count_status ON held_count (status, at);
CREATE INDEX ix_journal_at ON journal (at);
CREATE INDEX ix_mode_interval_ended_at ON mode_interval (ended_at);
CREATE INDEX ix_mode_interval_machine ON mode_interval (machine, mode, started_at);
CREATE INDEX ix_part_count_at ON part_count (at);
CREATE INDEX ix_part_count_machine ON part_count (machine, at);
CREATE INDEX ix_part_count_order_number ON part_count (order_number, operation, at);
CREATE INDEX ix_part_count_unattributed ON part_count (at) WHERE unattributed;
CREATE INDEX ix_part_count_person_person ON part_count_person (person);
CREATE INDEX ix_program_interval_ended_at ON program_interval (ended_at);
CREATE INDEX ix_program_interval_machine ON program_interval (machine, started_at);
CREATE INDEX ix_session_closed_at ON session (closed_at);
CREATE INDEX ix_session_machine ON session (machine, opened_at);
CREATE INDEX ix_session_person_person ON session_person (person, joined_at);
CREATE INDEX ix_session_person_session ON session_person (session);
CREATE INDEX ix_state_interval_ended_at ON state_interval (ended_at);
CREATE INDEX ix_state_interval_machine ON state_interval (machine, started_at);
CREATE INDEX ix_tool_interval_ended_at ON tool_interval (ended_at);
CREATE INDEX ix_tool_interval_machine ON tool_interval (machine, started_at);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'the checkpoint is only ever added to'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'the checkpoint is only ever added to'); END;
CREATE INDEX ix_badge_person ON badge (person);
CREATE UNIQUE INDEX uq_badge_held ON badge (uid) WHERE until IS NULL;
CREATE INDEX ix_operation_family ON operation (family);
COMMIT;
