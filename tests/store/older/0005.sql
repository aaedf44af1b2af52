BEGIN TRANSACTION;
CREATE TABLE access_rule_pack (
	digest TEXT NOT NULL, 
	text TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_rule_pack PRIMARY KEY (digest)
);
CREATE TABLE access_snapshot (
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	body TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_snapshot PRIMARY KEY (digest)
);
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
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE badge (
	uid VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	person VARCHAR NOT NULL, 
	CONSTRAINT pk_badge PRIMARY KEY (uid, since), 
	CONSTRAINT fk_badge_person_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "badge" VALUES('04A15C32',1795369150688268,NULL,'p-66k8f2r9');
INSERT INTO "badge" VALUES('04A15C47',1795369150688268,NULL,'p-stuyujt6');
INSERT INTO "badge" VALUES('04A15C5B',1795369150688268,NULL,'p-e4ag4jgu');
INSERT INTO "badge" VALUES('04A15C68',1795369150688268,NULL,'p-j5n7rsg2');
INSERT INTO "badge" VALUES('040FE211',1795369150688268,NULL,'p-gnjvmkzb');
INSERT INTO "badge" VALUES('040FE233',1795369150688268,NULL,'p-hwttp8p7');
INSERT INTO "badge" VALUES('040FE244',1795369150688268,NULL,'p-vpnezbc6');
INSERT INTO "badge" VALUES('040FE255',1795369150688268,NULL,'p-fbzuu3na');
CREATE TABLE carried (
	number INTEGER NOT NULL, 
	"view" TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_carried PRIMARY KEY (number)
);
CREATE TABLE checkpoint (
	number INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	signature BLOB NOT NULL, 
	CONSTRAINT pk_checkpoint PRIMARY KEY (number)
);
INSERT INTO "checkpoint" VALUES(1,6,X'2263098570726C157B09E25C3FED7335AC37EA3428921EFC2F00F521273EA825',1795369155928095,X'E4B4077AFCA1221E3059EE968C3DAE25D98F004C027E5B8790E2100F26F552A1B2519E52CED90E8FC0138F517A7496230513FF7E9CE0EABDD3EA0571BBF5FC00');
INSERT INTO "checkpoint" VALUES(2,45,X'2C95FCF46484230BE49CB6B597384C78179488CB0ACC9818CDC1AB483DF3FDD5',1795369158280907,X'3EB86D8684350FC78F0620449FA69C72B50A11498A6325163B373166621E3F21AC51AED9BB25DB7372FFC75F7D8DB8F01D4514E30A6F2D10E7CC5428B4D66D04');
INSERT INTO "checkpoint" VALUES(3,55,X'806F4DC982B0C54FB57DD0C292F00737149B4C937B6025208C258899F4942DFD',1795369168640601,X'D37AEC9928ACB720941E37829BD2DB5BAF35A6BF2185C617BCC806C44B92192EE469643F14FD2C4042FF9DABCD9C591272AFF0AE9B636FC6DA50A21F45D32A05');
INSERT INTO "checkpoint" VALUES(4,65,X'6A2D3CACAA5E9AF58B2A93BFBF4E3AD2BA10D502B32F004D24039698EC3E89B6',1795369168646519,X'BCA3B695163D6C3D5B747ED9AFF287CEB78CE358508664DF01ABE8B34BCCD5E8D531F4789D13FC8D0D0E68930F2519B3EF4ECFA478627DE574C13DDF007E1304');
INSERT INTO "checkpoint" VALUES(5,75,X'C7022EA9776F222391CD5BD3FA9DFEA66EFE61218115015202639DA3B0C39A16',1795369168654446,X'5AC8F59F1096F0BCA594404F2A0A1F2852EA3F8FB63EB86BA71C6B84AEF6EC0B2F158C13C8EF2D6350C6BF82AA13D22948D36242AFF06C185C72F200AAD5DE0D');
INSERT INTO "checkpoint" VALUES(6,85,X'72029C6A955F6D4E70A7C6C8EE0323A4BB39AF788C595DB301B19CCF30C46681',1795369168658701,X'338FCB1F1674A2858193C38E4DB96A5232B9BCDDBBA289F3CD7A67244338D3074C6696E40AF0226EDED60745F75AFD84F50E076B609416DA086B793483EF3902');
INSERT INTO "checkpoint" VALUES(7,87,X'AF48371A2BEF652D6A862B65CF7CA7552F26361CB0B6AE1C94C8600B105BD908',1795369168677214,X'8D145B124B457BEE3D6AB66CF27F94955327B7C4BB0D183A7DFA5AB381633524EE2583ADA188D20CE280F2958A6EA08F15AC547F85268A5B890F80054607340C');
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
INSERT INTO "cycle" VALUES('dmu.c0',52,'dmu',1772438401000000,1772438461000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c1',62,'dmu',1772438601000000,1772438661000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c2',72,'dmu',1772438801000000,1772438861000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c3',82,'dmu',1772439001000000,1772439061000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
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
INSERT INTO "held_count" VALUES('dmu.h0',55,'dmu','part_count',1772438480000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h1',65,'dmu','part_count',1772438680000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h2',75,'dmu','part_count',1772438880000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h3',85,'dmu','part_count',1772439080000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
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
INSERT INTO "journal" VALUES(1,'216428919a02689597fb76df6e9e9d00',1795369155896810,1795369155896810,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:15.896810Z","author":"command","digest":"c84a5b294e9c8af13f3350c21f10c4c330ae1f81509613df23d966674c8051b5","kind":"programme","machine":"","paper":"d-ss62njcnkx","person":null,"replaces":null}',X'813E62788467F6024902CE28AFF37ADC62CE55DEA92419535D1730D1CFCF012A');
INSERT INTO "journal" VALUES(2,'00f140bf24c6aa76dd95826f160bb7d2',1795369155896810,1795369155896810,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:15.896810Z","author":"command","digest":"45da30da6aa4137e4aaf466bd8961521d090c80a1ac13effd1c5d2366cd73e9e","kind":"programme","machine":"","paper":"d-t57xev4g4c","person":null,"replaces":null}',X'E80607B61D1E02A09AEACE02E9227A8B66B98C32D59254F7BB84E5317BC9A743');
INSERT INTO "journal" VALUES(3,'121345400e52012976996cebe59587a6',1795369155896810,1795369155896810,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:15.896810Z","author":"command","digest":"59c5b0f9b46ac70390ff0b9af9ce43c68fe8cac5cbee81f45e52fed5bdef83ea","kind":"programme","machine":"","paper":"d-brvmj5etmn","person":null,"replaces":null}',X'23ED266F9EDCCD6619CE328B33FD6D70FC2539307D39A606C5A3DFCCC841FA19');
INSERT INTO "journal" VALUES(4,'66544ffa39f9512e1ce7479b4cd28b7a',1795369155896810,1795369155896810,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:15.896810Z","author":"command","digest":"0d9bc955768667c9a5dd3c93bf64e34d3021b436b891125366803d51a0c3845d","kind":"risk_assessment","machine":"","paper":"d-vax4k7fcep","person":null,"replaces":null}',X'CFB37017A76E9B2F32C0E024FD17332EDB6ECAFB8F481BE203AD6B38A862E3A1');
INSERT INTO "journal" VALUES(5,'6271b330724511267e45e51c0b323431',1795369155896810,1795369155896810,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:15.896810Z","author":"command","digest":"322c75b50c24dffd0124929ab7994fb45a482744915eea16b30cece7d7dc6162","kind":"declaration","machine":"","paper":"d-y99dpxep35","person":null,"replaces":null}',X'44BD1C8BA2226061DD329D50E69A7C89EA7CF3F7284E3BD00B08C7A3F0B2C4F3');
INSERT INTO "journal" VALUES(6,'d4766e77c2379a9d5d27f1acd7161a78',1795369155896810,1795369155896810,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:15.896810Z","author":"command","digest":"b09ef7544feb16381b712ee3b1b066f2bf59c1ede33501352637ecba1527c205","kind":"declaration","machine":"","paper":"d-gefb22br9x","person":null,"replaces":null}',X'2263098570726C157B09E25C3FED7335AC37EA3428921EFC2F00F521273EA825');
INSERT INTO "journal" VALUES(7,'d74382e11d7d8a079b669b8a51846e77',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"8868937378a31f8b77b8f171c089c32de9dfedc2a7ce9ae682b171f427f670b6","kind":"status","machine":"","paper":"d-xhxrmph2d5","person":"p-66k8f2r9","replaces":null}',X'09AD7EBF9E64A74E1EDBABD707094D5C52832C83AF4B0197C3DEC72000AE54DD');
INSERT INTO "journal" VALUES(8,'7e7291fb67ab952a3007b5cba02d9262',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"0d1bbf9c4dec82c3b446417ce77f3401d055ede66d550f91056c545ee4257383","kind":"enrolment","machine":"","paper":"d-zegf9ea356","person":"p-66k8f2r9","replaces":null}',X'D4997E7F5ED9FF893480F278670E6DFF210C727CF0F1DCE6C5279A597E7C887D');
INSERT INTO "journal" VALUES(9,'9f5934718ec7063ebc85f3e48f3fafe5',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"cad9b7a95830f5d556c45bd839e2497e20a67e0cc7e01d3811dd724f4ee0b560","kind":"status","machine":"","paper":"d-j6qx2f5yg2","person":"p-stuyujt6","replaces":null}',X'33660109F50321B8C42ABEC108543E464E159F6CE459F79254B53955E4F933E8');
INSERT INTO "journal" VALUES(10,'33b3ca07952c7f2ab11a465378177224',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"abd14648ea68dbeb77ea20c5e0d3ffc3f5626108a5f2a8635fbdf7ebe08dfad5","kind":"enrolment","machine":"","paper":"d-4uzbnhsdk7","person":"p-stuyujt6","replaces":null}',X'E862178E6B3D34F9737CCB527FC1951BD6D79C4AEAD987A4B9E6213A35179AF0');
INSERT INTO "journal" VALUES(11,'a214b7dce4afcc679283126eb86ef4aa',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"414162e636af52e2700a54a30a99f3609ce68775959d30bdbee9d6c49dd9606f","kind":"status","machine":"","paper":"d-mm3ccp25py","person":"p-e4ag4jgu","replaces":null}',X'0E4E8B0AD66F51C5325400912134412D0747805A7307AF702EA71E3EE888F507');
INSERT INTO "journal" VALUES(12,'846eb38a37b86f337d95ddf0db076c7e',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"6a104ee2cbd2d52527e01ce744018b4a42198a56576547bb691923792259edba","kind":"enrolment","machine":"","paper":"d-y972ym6xyp","person":"p-e4ag4jgu","replaces":null}',X'B207A7BC7C8924172AD1814BEB3C538E03291EA9B1E7BBFE50C5C470A36FB8C9');
INSERT INTO "journal" VALUES(13,'6ecac0a9cfdc7a7a5a08f185cd4b421d',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"d359817168f88e98f9a166d07aad7c263fe4202f0f9a304a0ec0111d4786b90d","kind":"status","machine":"","paper":"d-xuhu7h9v4j","person":"p-j5n7rsg2","replaces":null}',X'3AF2E1BFC2E3DA843B1CAE3574B53F4490970B67DB3B952D81DAA63DCA391D00');
INSERT INTO "journal" VALUES(14,'29f06e914c14bf95544dc49413c600ba',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"b7fbf241204daea2e7a9d3c088b232ae544450b0c882359bc8da4bb95401537c","kind":"enrolment","machine":"","paper":"d-7mr7jz4skp","person":"p-j5n7rsg2","replaces":null}',X'1F99B40A81DD39ABE7AF88B01091D8C93F439B1C471C336D5872FD03E162EB09');
INSERT INTO "journal" VALUES(15,'628a94c96e3396e0596cb72c63399ab9',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"080e072c28c69215f416156b751436db505d4122bd9eb996691f5524a011a805","kind":"medical_opinion","machine":"","paper":"d-99syvzk6ep","person":"p-66k8f2r9","replaces":null}',X'BE29C20A25484476F5FD5DF6DC44CA86DD3AA437153C86D1763C9B9C94DB0D32');
INSERT INTO "journal" VALUES(16,'7513388b45c9deaf6823d87d2b0d52f9',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"2306ff3ec1693f6ee38cb6ffd9a600103be1f47298ecc40a6dd22613279305b8","kind":"medical_opinion","machine":"","paper":"d-34bukuf6q7","person":"p-stuyujt6","replaces":null}',X'BE8B1AFAB2231C7ADB2AFF53DA46FF4F2DD6219806F226FF6E785E40191053CB');
INSERT INTO "journal" VALUES(17,'f58805fc2f04c1aac4413dd8f56d134f',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"c983ba863f0e71e5d54adeef38619e7d14d0b140b9a362536a0864e3ae70e9ee","kind":"medical_opinion","machine":"","paper":"d-uszxvpbm8a","person":"p-j5n7rsg2","replaces":null}',X'CF64E2A1740FB0DD9EF5179A7EA047980D608A8A8C50406E98088F2BB8ED571E');
INSERT INTO "journal" VALUES(18,'5a2cd6c7559ebd6b04a3e06c899d7d4a',1795369158234921,1795369158234921,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"1b6fffcdd4523d2a1ccf083890e52da4be65ba07042a8eb8d2b44b69d336a0f6","kind":"safety_training","machine":"centre-1","paper":"d-s7ad66t59c","person":"p-66k8f2r9","replaces":null}',X'D28F30C180518501326AF70FD2889B73BE48CABC44CF81B9BBE424B24D3FD0F7');
INSERT INTO "journal" VALUES(19,'e9eb61b0f2ad18f7954469bf0e754b69',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"7c50e6e2f011cfa163eb08ca093b6b11bfca499959d254378e1d96c888b1a2a5","kind":"safety_training","machine":"tour-1","paper":"d-86tgdh48u8","person":"p-66k8f2r9","replaces":null}',X'9A445C90840094CBE28FDFD27FA6216DF894877E97CF133466AE45479645B016');
INSERT INTO "journal" VALUES(20,'b94da0da76dbbec446ba3e224f847502',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"1a408d0a72f32a7167603dca1a69d765a47c5c62a3ece82ae31f78c451e23917","kind":"safety_training","machine":"plieuse-1","paper":"d-9cygk2huh5","person":"p-66k8f2r9","replaces":null}',X'8251A997A4B1A963526D210B3E40438D0AA579577C2CBBBD7A6A6115D12159B9');
INSERT INTO "journal" VALUES(21,'451a4ca08a3223ff16813ef64e4eb455',1795369158234921,1795369158234921,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"61882085c5189ccf350fd9e58ea2f5693bb191e1cf26c314f14ff66febe6bb5d","kind":"safety_training","machine":"centre-1","paper":"d-sxt3eyex87","person":"p-stuyujt6","replaces":null}',X'52D6B4A4477A7EE3C3A00649C793F5441A6632290A26F3A7F9B13AAD38219303');
INSERT INTO "journal" VALUES(22,'d79d2f66d02b2134674b219d2ba509c5',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"b63cb50257849d0f8dc1a1bf645ad7f7a7ab7f794ccceeb357c9072e60409f6b","kind":"safety_training","machine":"tour-1","paper":"d-te7w7n4rb8","person":"p-stuyujt6","replaces":null}',X'61353DBBE792D4270998B06A7D3B56556B7512FABB184BBC2D9BCD393592BD4A');
INSERT INTO "journal" VALUES(23,'b600a8918d7c35f6551407fd03f66f79',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"4e5c2a0cd4ba23a74e57e22c30754f10eb9b27a612b7f195d18f7b5a85721030","kind":"safety_training","machine":"plieuse-1","paper":"d-7gznzg5mb4","person":"p-stuyujt6","replaces":null}',X'A2288F2DB9F3EBC1FABA3D16A4678A49B52F71FA80C36CEDF676760FCDC725F4');
INSERT INTO "journal" VALUES(24,'ac29a0fbe48057aa6d6e4a4bb4955021',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"ed50d78681cf304a21016dea30bc3837b0f9e528891b9c58d977b3465d36571c","kind":"safety_training","machine":"tour-1","paper":"d-mtaqnbvtqn","person":"p-e4ag4jgu","replaces":null}',X'38833CF1820B873657EAFE5717A1C632E3B350C73A26231538BDBA5DA6E57F9C');
INSERT INTO "journal" VALUES(25,'67924e282f0cffa323d52ad9accbeef5',1795369158234921,1795369158234921,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"3647008cd94789f5b2f02e87f7ff1fa80178839c1ff351d16ca37b9ed072098b","kind":"safety_training","machine":"centre-1","paper":"d-7sywbu8t95","person":"p-j5n7rsg2","replaces":null}',X'6488F28BC8E9A1333B27CEF59C9178D1072D5418FD8F84BF8720CC7B045B53A1');
INSERT INTO "journal" VALUES(26,'082fc7bd43bb2f72f1bc39a3524078f2',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"d66ff9ab94df3e9d04bc2ad0a6b23aadd2b13845ea88095ea634a3bacdafc596","kind":"safety_training","machine":"tour-1","paper":"d-7pnqrwj5n2","person":"p-j5n7rsg2","replaces":null}',X'BBF6848BCC6E13EE6AEEA5102AD2F4B0FD6C4ED23F1DBC1124A042CBC10144FB');
INSERT INTO "journal" VALUES(27,'ecad81aba0fd4979ec64c58675b7d363',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"f443329c73d8f5bf32558063c83266bc7e1fec6a575b21efbf7a27679623c099","kind":"safety_training","machine":"plieuse-1","paper":"d-yzrh5r73h3","person":"p-j5n7rsg2","replaces":null}',X'697A41FEF92BB015CACDC0CA9C9151FBDDF79C438AC89BFCED08DC7FCAF3141C');
INSERT INTO "journal" VALUES(28,'bb00798236a12a32289b7839398b9003',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"4546ae1b9272fb4d012835a6834324ba11554074c1998040a9237eafa54462cb","kind":"status","machine":"","paper":"d-2gyzgp2tbb","person":"p-gnjvmkzb","replaces":null}',X'7FFDEC999904051E15972A80B6AD213FC3CC77F2631EEDBC1913CA623061A97B');
INSERT INTO "journal" VALUES(29,'12dabf8e51c2432ea0d90bb3cbe6be30',1795369158234921,1795369158234921,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"84728bc264904d41706871a98c1a187da85e0febf771633f46befabed61f71a0","kind":"safety_training","machine":"centre-1","paper":"d-j358n479mr","person":"p-gnjvmkzb","replaces":null}',X'BFA927199FD5FC81B15C594E18113BFA7FED49CAB14DF83C1F80BF4BE8255904');
INSERT INTO "journal" VALUES(30,'76e6525dba75024d27feba8c204ce9d8',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"5762907811dbb2c32b5eee4611c6c46c09c1666130407e0c45d394e0131fec9d","kind":"safety_training","machine":"tour-1","paper":"d-tcrwygbbza","person":"p-gnjvmkzb","replaces":null}',X'6CFB769F6512372E34C8A4E24B3C95F2BCB11D0FF52B449FE99F863288C0A87F');
INSERT INTO "journal" VALUES(31,'898eb91efb375901c48d6f46481d0689',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"2919be6de5fdd9d5c2a8bc3a249fa96937827ab26ab0cb8a5d833b86083b97e3","kind":"status","machine":"","paper":"d-kpefsk4hnh","person":"p-hwttp8p7","replaces":null}',X'80EA750A5CDD6CFEA91864DAFFBAF4B95C759A822134D727BF8A5274A674C857');
INSERT INTO "journal" VALUES(32,'1a1186d2c3d1a10a0064f74b5ed7babe',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"4cf351b0d77ddd7ee3a9f4fb3f7f61a7ebfcca81c892a751cdfc70170755a914","kind":"safety_training","machine":"plieuse-1","paper":"d-5uy4x5cvmt","person":"p-hwttp8p7","replaces":null}',X'26DFEEC5CCFEE7DF729D07542F5D9BED3494C6B890D78E895CCBEFB20729F008');
INSERT INTO "journal" VALUES(33,'52cf8bd23d48974caea2c94d7dc00a53',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"bba98396ec3b718be7f825f7ea08c1ae46a88b0d4b1853fc26d15782aaf662ef","kind":"status","machine":"","paper":"d-4qbcws735u","person":"p-vpnezbc6","replaces":null}',X'15AB666B68CCCA941755E876CDD6A67DF2A46A28884257138C2982D7B9276449');
INSERT INTO "journal" VALUES(34,'6c4b622647bfb4f1ec63dd67e50bf8ca',1795369158234921,1795369158234921,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"8d499606777684f5823767b71d0e61f4dd494de29df06470625b2506ab2c45b2","kind":"safety_training","machine":"centre-1","paper":"d-8gnmskfe27","person":"p-vpnezbc6","replaces":null}',X'8E4E26411AA486668C41DCEA10349629C53AA75357EAD11CF46EB1987539A199');
INSERT INTO "journal" VALUES(35,'34e0b4954a6a070f4046515a3ea0bfca',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"15dbb140e35ab71f284d0cf043add52628b51fa3f64c63ca41a554db0364eacd","kind":"safety_training","machine":"tour-1","paper":"d-7zz235z84y","person":"p-vpnezbc6","replaces":null}',X'8B5B3DCBBF656B1E58612D832742793290C05F784365B061C9D036B085557333');
INSERT INTO "journal" VALUES(36,'ed0b77b58d9670108ced14225ccc958a',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"8c920a47b72de4acfe89ba93b5f10bb9e8a468f0a8f9d7d0aee5cea68bc0c7c4","kind":"safety_training","machine":"plieuse-1","paper":"d-jjauamz78n","person":"p-vpnezbc6","replaces":null}',X'B17C7E17CD1E5EFD83875FAA20252B5030BC90C5F46B490FF0237C5974F34DF9');
INSERT INTO "journal" VALUES(37,'39ef82c94084270354e8b9917fe8c74e',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"116fc02a3b94ae75d2c8e225732327c08ff4c3b7f7e20ee4574cc186080d38da","kind":"status","machine":"","paper":"d-etpk9d8ez7","person":"p-fbzuu3na","replaces":null}',X'252D18A89F051B9B7CE1407B4283EFDD3B83714E3EAE151D3FCD763F7F895457');
INSERT INTO "journal" VALUES(38,'59001f541f9536b98592c7513a32bfd9',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"d9ba37871e30ae80ef20e71b9cda7d77b59b7330a8ab8ba754fd51cc21a3b671","kind":"supervisor","machine":"","paper":"d-epbnxf232k","person":"p-gnjvmkzb","replaces":null}',X'FDAFDEC8BD4C98BC29F1807A6F3870E518E59DB98A1F31359E73E8D651B26CEE');
INSERT INTO "journal" VALUES(39,'34a8d44be4b662cb75f7e04b50ebe218',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"2e1024e64b5212050fe7fe8a06a45ebb9435950ce62dfbb2358728502c2c85c1","kind":"supervisor","machine":"","paper":"d-gs2ngdnvmy","person":"p-hwttp8p7","replaces":null}',X'89D1E9C238CF9497FC9EB255F13D7BF7683525EF1D6A7292EA1B1AB28CFC1ACC');
INSERT INTO "journal" VALUES(40,'b64a5d71c3a8cc933654d876040cfd4a',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"80ef25e703c2a97c1ba6c12cf70da359dbf2d46bb0eb44beda258ea4dc43e7c5","kind":"supervisor","machine":"","paper":"d-ffguhd6sqj","person":"p-vpnezbc6","replaces":null}',X'B4F3CC4C719B82DF6BA1AD4F6AC0DC1FD4A851C176CB6A323817B35898C6F6F3');
INSERT INTO "journal" VALUES(41,'7db5a9ccfa8c36caf05cc407ac63e82b',1795369158234921,1795369158234921,'','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"d99dd9cdf39c012e6980348ee040c328f8952aa6bdad001b85a7f4f260134904","kind":"licence","machine":"","paper":"d-xsa2fv78e9","person":"p-fbzuu3na","replaces":null}',X'290B65DB300280351CED94024BE31FF37CB1CCE145127B839F7F68C308A33A9C');
INSERT INTO "journal" VALUES(42,'6d4ea923830ef481651ac0c6b9d1ac6d',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"838f8e158a2b5a5a77985a64242da79632e02a6e98f133608efdcc26d1970b19","kind":"verification","machine":"plieuse-1","paper":"d-n4vf273mnf","person":null,"replaces":null}',X'4D3637541B0ACAE78689C785EED7E65533D3F8731DFD7E7602DC260882359423');
INSERT INTO "journal" VALUES(43,'dd9952b51f0ee98152aae0cb090fb967',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"7a96d7587d618b4db1f37d2293937c957f86be52921198ef9bc30ca425135c75","kind":"verification","machine":"plieuse-1","paper":"d-phydud5rm2","person":null,"replaces":null}',X'4389752FF4AB440A717D1CF3EBDB3FF4DC5A6E6E774D8BB99CA0B7B29F56B94D');
INSERT INTO "journal" VALUES(44,'cf02505405e6341ec2d779ec3651d731',1795369158234921,1795369158234921,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"ebe2ef5b9912d88e612fbba30154693172b78423d601b5ad0f314fc27c121ac9","kind":"lock_out","machine":"tour-1","paper":"d-ejdbuj4kcd","person":null,"replaces":null}',X'CBF96AF1F0219817D6EC549659437DF784A36B96D8A3156A18D6DD854B75887B');
INSERT INTO "journal" VALUES(45,'3ffeb0eaeb46548148b7a05352f16a87',1795369158234921,1795369158234921,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:39:18.234921Z","author":"command","digest":"aa6de8e114a80fa77f6e8e3b6d18c0b193ff0ede67196ffbff59cea9ab8bc459","kind":"traits","machine":"plieuse-1","paper":"d-bttag3nep6","person":null,"replaces":null}',X'2C95FCF46484230BE49CB6B597384C78179488CB0ACC9818CDC1AB483DF3FDD5');
INSERT INTO "journal" VALUES(46,'c3c6c46aa729e58a69649e699013cbab',1772438400000000,1795369168607386,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","via":"badge"}',X'4C831ADE31E313CC0490BABA4F28FE8B27FA3B23F9CA3378047ED3FCB4712600');
INSERT INTO "journal" VALUES(47,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795369168607386,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'5DFB41D70D537C19544E486531820D839B198ECDC9BE94DD89B85CF05022E7D0');
INSERT INTO "journal" VALUES(48,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795369168607386,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'34C94B11FF2960562F8AFC34B5C32A586999FAAA474FE396ABCD71EEC75B99BC');
INSERT INTO "journal" VALUES(49,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795369168607386,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'EF23EC950328F1463350563C5B0BE33D8509EC089E11C0E57E8D452C2A6F8993');
INSERT INTO "journal" VALUES(50,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795369168607386,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'E863AD2DC93A5B34FEAEDBA2556F36991B3E651803EB41C35FACDB899F747100');
INSERT INTO "journal" VALUES(51,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795369168607386,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'E22F688608BA0C5F776F6C704064811D5C72F2984AA1A2042E87AC817208C534');
INSERT INTO "journal" VALUES(52,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795369168607386,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'394AF6AAB1691F235B746AD40098B8F6261A69C30BBD1056FD80ABFC8A6F0748');
INSERT INTO "journal" VALUES(53,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795369168607386,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'E4E9E2C482A8A3F5EB73FFFA96AA10E63B619FD8771071C300154F36B5CCDB91');
INSERT INTO "journal" VALUES(54,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795369168607386,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'F972E623D47D9312ACEF25DB1016B933E525FE42F79592BBEE9765ABDFFEE7E3');
INSERT INTO "journal" VALUES(55,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795369168607386,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'806F4DC982B0C54FB57DD0C292F00737149B4C937B6025208C258899F4942DFD');
INSERT INTO "journal" VALUES(56,'b493aeb127e3f4a8677db9b3c0ab3974',1772438600000000,1795369168645333,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","via":"badge"}',X'D7F92A6081B154B939ACE3920562B0DAC373105EDAF1BD5B988F6FD40886C526');
INSERT INTO "journal" VALUES(57,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795369168645333,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'21CC21DAAFBA04D0E98AB74A9C6F187ED38FACD9072758F6BC7EF92E8462D59B');
INSERT INTO "journal" VALUES(58,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795369168645333,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'C92C4844620B7E79375753BEBE1697910A96EE8BFB8558A6ECF472D997EBDAC0');
INSERT INTO "journal" VALUES(59,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795369168645333,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'D5E7DD813BE79C322499D5CE6A868ABA1F593E60FBCBCCE7F9E93546F0134372');
INSERT INTO "journal" VALUES(60,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795369168645333,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'AA5EDA754A8C1B2C33E98836B148A0EB531C6386D2C8918EBE0658F44CCC99FC');
INSERT INTO "journal" VALUES(61,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795369168645333,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'723D75CDAE2D2CAACABF957E645C2F6DFF4F1B742002BE7F4ADA2D5742DE7D6B');
INSERT INTO "journal" VALUES(62,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795369168645333,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'DE6CD84ED7A2BC8F87BE505B73FF9E5A0E481410FB96677B5867DF72A1A494F2');
INSERT INTO "journal" VALUES(63,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795369168645333,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'C8E04393F46C6ABC596E0DE78B7CA6C885133B7B2CC57E0786C6681CE35F8025');
INSERT INTO "journal" VALUES(64,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795369168645333,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'BA60F54DF1C6EAB18BFEB1C113221469A67EB31A326786D88760C5A85CD289D8');
INSERT INTO "journal" VALUES(65,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795369168645333,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'6A2D3CACAA5E9AF58B2A93BFBF4E3AD2BA10D502B32F004D24039698EC3E89B6');
INSERT INTO "journal" VALUES(66,'540e9c5604d5ead7da43d2f7c4cdb279',1772438800000000,1795369168652946,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","via":"badge"}',X'2741E5F3BFA79F52913D9E7585875D111E3FAD04C5BE8546C1A2FE4AB3CF6F2E');
INSERT INTO "journal" VALUES(67,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795369168652946,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'4C10D29C53FA44F151F1EFC7EABBD4E3E9CAB6C8E709745A164EDF2E2438660B');
INSERT INTO "journal" VALUES(68,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795369168652946,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'362D163F46DEF9C76B5501B18FCEFE43F01110117CB2C30985F5BD919711EE50');
INSERT INTO "journal" VALUES(69,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795369168652946,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'A942B9C0F12F18B7121945B6E850EA5BBE94FF501F0643FBDE32A43BCB6902FB');
INSERT INTO "journal" VALUES(70,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795369168652946,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'EAB9576D079E4F272596E13543C6F746E9ED7AF589E2F3FB3731D9D39F5EE12F');
INSERT INTO "journal" VALUES(71,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795369168652946,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'6674B349A479FD1437737D97081AFF053D0E4036B3D5DF6875368B310B9EF508');
INSERT INTO "journal" VALUES(72,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795369168652946,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'5C673844A13F045A8745E2BBA678BE22D36AEE90307628619F1F0E618DD3BDB1');
INSERT INTO "journal" VALUES(73,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795369168652946,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'6371779F74D758F6C673F7057FC0851930EDBAA59026D96A501FA3E92BC606DB');
INSERT INTO "journal" VALUES(74,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795369168652946,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'1071D4769716FB16F9131B1E574E1E68D0268BA2E871B724075D9F2046C81B44');
INSERT INTO "journal" VALUES(75,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795369168652946,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'C7022EA9776F222391CD5BD3FA9DFEA66EFE61218115015202639DA3B0C39A16');
INSERT INTO "journal" VALUES(76,'5e3e5fc483211e5bc576cd79136eced8',1772439000000000,1795369168657492,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","via":"badge"}',X'271FE8AC13E92D62024A2A80C62F1277B049B0085FE43B45CCC1B04FFD429237');
INSERT INTO "journal" VALUES(77,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795369168657492,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'B8F6F2373B8F6713B08435A3455E5BB4C224346EDD6CCBDC1197B5B380F3C071');
INSERT INTO "journal" VALUES(78,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795369168657492,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'CA1F931ABCA5C8286BA91EE7C6006FDBC92C6414212D20739BCEAD93681118FA');
INSERT INTO "journal" VALUES(79,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795369168657492,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'03C303C67A76A91B227EA8010398C332A68D4741F9C9A51510B0D40F8B3AC78B');
INSERT INTO "journal" VALUES(80,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795369168657492,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'E45C164CFF0240A1AC94B574E18383495B3A3A26BD49DA8F88789D744BAF8E38');
INSERT INTO "journal" VALUES(81,'9737020dcad722c4b569514faab44177',1772439060000000,1795369168657492,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'41E775D7084B0291DBA6C3D987FDCDA2C364FBD94897A44CB4074660A74BA5BF');
INSERT INTO "journal" VALUES(82,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795369168657492,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'F5801831C41026ECD14F72D679201B706665544E9F4B2A6415D0D9AC5A3EF85F');
INSERT INTO "journal" VALUES(83,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795369168657492,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'B118E1565C9C8D8F0A23097FFC0A7F9B2551B9B3F8947AD9BD3357EE72AD25A2');
INSERT INTO "journal" VALUES(84,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795369168657492,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'E42806598EFA832A2845092718038D1B2C86DC5E12DD7EC770AB4FD385D8D6C9');
INSERT INTO "journal" VALUES(85,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795369168657492,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'72029C6A955F6D4E70A7C6C8EE0323A4BB39AF788C595DB301B19CCF30C46681');
INSERT INTO "journal" VALUES(86,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795369168668901,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'7ECB93F7122B972465E2A9FC16C41303A4718DA69B1099035D0EA3FD04B81C6E');
INSERT INTO "journal" VALUES(87,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795369168668901,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'AF48371A2BEF652D6A862B65CF7CA7552F26361CB0B6AE1C94C8600B105BD908');
CREATE TABLE legal_hold (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	placed_at BIGINT NOT NULL, 
	lifted_at BIGINT, 
	machine TEXT NOT NULL, 
	person TEXT, 
	since BIGINT, 
	until BIGINT, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	CONSTRAINT pk_legal_hold PRIMARY KEY (id)
);
CREATE TABLE machine_state (
	machine TEXT NOT NULL, 
	body TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_machine_state PRIMARY KEY (machine)
);
INSERT INTO "machine_state" VALUES('dmu','{"machine": "dmu"}',85);
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
CREATE TABLE paper (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	person TEXT, 
	machine TEXT, 
	body TEXT, 
	salt TEXT, 
	digest TEXT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	author TEXT NOT NULL, 
	replaces TEXT, 
	CONSTRAINT pk_paper PRIMARY KEY (number), 
	CONSTRAINT fk_paper_person_person FOREIGN KEY(person) REFERENCES person (id), 
	CONSTRAINT fk_paper_replaces_paper FOREIGN KEY(replaces) REFERENCES paper (id), 
	CONSTRAINT uq_paper_id UNIQUE (id), 
	CONSTRAINT uq_paper_replaces UNIQUE (replaces)
);
INSERT INTO "paper" VALUES(1,'d-ss62njcnkx','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"}','242d60e13d5fc1ea8a2af943bfda8052','c84a5b294e9c8af13f3350c21f10c4c330ae1f81509613df23d966674c8051b5',1795369155896810,'command',NULL);
INSERT INTO "paper" VALUES(2,'d-t57xev4g4c','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-rics","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["chaudronnerie","usinage","entreprises d''accueil"],"title":"CAP Réalisations industrielles en chaudronnerie ou soudage"}','0a4df4a4fb8bae5cbad11e00ae574876','45da30da6aa4137e4aaf466bd8961521d090c80a1ac13effd1c5d2366cd73e9e',1795369155896810,'command',NULL);
INSERT INTO "paper" VALUES(3,'d-brvmj5etmn','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":false,"id":"tp-soudeur","length":"1 an","places":["chaudronnerie"],"title":"Titre professionnel Soudeur assembleur industriel"}','d662ac1fd2546a682111fa940998bdc2','59c5b0f9b46ac70390ff0b9af9ce43c68fe8cac5cbee81f45e52fed5bdef83ea',1795369155896810,'command',NULL);
INSERT INTO "paper" VALUES(4,'d-vax4k7fcep','risk_assessment',NULL,NULL,'{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}','cfdeaf0d9973390c24fa2126703a3dee','0d9bc955768667c9a5dd3c93bf64e34d3021b436b891125366803d51a0c3845d',1795369155896810,'command',NULL);
INSERT INTO "paper" VALUES(5,'d-y99dpxep35','declaration',NULL,NULL,'{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]}','4c4c8b3ce53eda884093d27237a4cd8d','322c75b50c24dffd0124929ab7994fb45a482744915eea16b30cece7d7dc6162',1795369155896810,'command',NULL);
INSERT INTO "paper" VALUES(6,'d-gefb22br9x','declaration',NULL,NULL,'{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}','713cfaee21e94a004865767559569ab8','b09ef7544feb16381b712ee3b1b066f2bf59c1ede33501352637ecba1527c205',1795369155896810,'command',NULL);
INSERT INTO "paper" VALUES(7,'d-xhxrmph2d5','status','p-66k8f2r9',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','baf785b0559481964cc0fdf2984d3fbd','8868937378a31f8b77b8f171c089c32de9dfedc2a7ce9ae682b171f427f670b6',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(8,'d-zegf9ea356','enrolment','p-66k8f2r9',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','f76deaae0024608461ee59fa84ebd90e','0d1bbf9c4dec82c3b446417ce77f3401d055ede66d550f91056c545ee4257383',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(9,'d-j6qx2f5yg2','status','p-stuyujt6',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','f0714017d80229b94edbf626f7dd67b5','cad9b7a95830f5d556c45bd839e2497e20a67e0cc7e01d3811dd724f4ee0b560',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(10,'d-4uzbnhsdk7','enrolment','p-stuyujt6',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','22e85bf72ce6db37d9307623b1beb483','abd14648ea68dbeb77ea20c5e0d3ffc3f5626108a5f2a8635fbdf7ebe08dfad5',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(11,'d-mm3ccp25py','status','p-e4ag4jgu',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','c534da66d84876937d48993c849f59bb','414162e636af52e2700a54a30a99f3609ce68775959d30bdbee9d6c49dd9606f',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(12,'d-y972ym6xyp','enrolment','p-e4ag4jgu',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','adc7a104ec22489eba8cc6fcde2cbba9','6a104ee2cbd2d52527e01ce744018b4a42198a56576547bb691923792259edba',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(13,'d-xuhu7h9v4j','status','p-j5n7rsg2',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','1d1f2e4b42729a62cb84bc724d29069e','d359817168f88e98f9a166d07aad7c263fe4202f0f9a304a0ec0111d4786b90d',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(14,'d-7mr7jz4skp','enrolment','p-j5n7rsg2',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','f61093bbcec8a198de73542af797b01e','b7fbf241204daea2e7a9d3c088b232ae544450b0c882359bc8da4bb95401537c',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(15,'d-99syvzk6ep','medical_opinion','p-66k8f2r9',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','297ad3849de2a2bce7b211a1621cbc95','080e072c28c69215f416156b751436db505d4122bd9eb996691f5524a011a805',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(16,'d-34bukuf6q7','medical_opinion','p-stuyujt6',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','8ff24f79fef57e542b4d1bfaf7057170','2306ff3ec1693f6ee38cb6ffd9a600103be1f47298ecc40a6dd22613279305b8',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(17,'d-uszxvpbm8a','medical_opinion','p-j5n7rsg2',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','4746aa540b24147a83fe085125c5a063','c983ba863f0e71e5d54adeef38619e7d14d0b140b9a362536a0864e3ae70e9ee',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(18,'d-s7ad66t59c','safety_training','p-66k8f2r9','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','2a7d0022df45e917c0d94623dc37c64f','1b6fffcdd4523d2a1ccf083890e52da4be65ba07042a8eb8d2b44b69d336a0f6',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(19,'d-86tgdh48u8','safety_training','p-66k8f2r9','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','20bb14bb8dd9b225a0c9a81a5ea480d2','7c50e6e2f011cfa163eb08ca093b6b11bfca499959d254378e1d96c888b1a2a5',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(20,'d-9cygk2huh5','safety_training','p-66k8f2r9','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','b11731f869a01e361f6ff1d32dabcaef','1a408d0a72f32a7167603dca1a69d765a47c5c62a3ece82ae31f78c451e23917',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(21,'d-sxt3eyex87','safety_training','p-stuyujt6','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','fb1376b93ad765c5f8b3f50b4e412525','61882085c5189ccf350fd9e58ea2f5693bb191e1cf26c314f14ff66febe6bb5d',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(22,'d-te7w7n4rb8','safety_training','p-stuyujt6','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','5f186f03b21f07d454cd8281244921b2','b63cb50257849d0f8dc1a1bf645ad7f7a7ab7f794ccceeb357c9072e60409f6b',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(23,'d-7gznzg5mb4','safety_training','p-stuyujt6','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','b91a33c87e0e1caab5801a17b0d00553','4e5c2a0cd4ba23a74e57e22c30754f10eb9b27a612b7f195d18f7b5a85721030',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(24,'d-mtaqnbvtqn','safety_training','p-e4ag4jgu','tour-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"tour-1","modes":["cleaning"],"passed":true,"valid_until":null}','056d5efcf3fc912d57e0cd7a22b24b20','ed50d78681cf304a21016dea30bc3837b0f9e528891b9c58d977b3465d36571c',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(25,'d-7sywbu8t95','safety_training','p-j5n7rsg2','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','9e2c0019092f3b26f000b7fb653839f7','3647008cd94789f5b2f02e87f7ff1fa80178839c1ff351d16ca37b9ed072098b',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(26,'d-7pnqrwj5n2','safety_training','p-j5n7rsg2','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','dc20aadbda79c46a7533f36e9134c0c1','d66ff9ab94df3e9d04bc2ad0a6b23aadd2b13845ea88095ea634a3bacdafc596',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(27,'d-yzrh5r73h3','safety_training','p-j5n7rsg2','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','cce97a06c1c74764df9fa451847f799b','f443329c73d8f5bf32558063c83266bc7e1fec6a575b21efbf7a27679623c099',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(28,'d-2gyzgp2tbb','status','p-gnjvmkzb',NULL,'{"since":"2020-09-01","status":"staff","until":null}','ad1071e8fb27bce2249f36bdb8e71201','4546ae1b9272fb4d012835a6834324ba11554074c1998040a9237eafa54462cb',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(29,'d-j358n479mr','safety_training','p-gnjvmkzb','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','eb0d471568c223b8792725ef9df59e94','84728bc264904d41706871a98c1a187da85e0febf771633f46befabed61f71a0',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(30,'d-tcrwygbbza','safety_training','p-gnjvmkzb','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','b5d2d70dece477548336f12cf44621ef','5762907811dbb2c32b5eee4611c6c46c09c1666130407e0c45d394e0131fec9d',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(31,'d-kpefsk4hnh','status','p-hwttp8p7',NULL,'{"since":"2020-09-01","status":"staff","until":null}','060a604b706aa72d00c28e4e725a9b57','2919be6de5fdd9d5c2a8bc3a249fa96937827ab26ab0cb8a5d833b86083b97e3',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(32,'d-5uy4x5cvmt','safety_training','p-hwttp8p7','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','539ad31b87fe09bcb8ae54b8d8756792','4cf351b0d77ddd7ee3a9f4fb3f7f61a7ebfcca81c892a751cdfc70170755a914',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(33,'d-4qbcws735u','status','p-vpnezbc6',NULL,'{"since":"2020-09-01","status":"staff","until":null}','1f2dc73de5eb28dcf38f4731bab36582','bba98396ec3b718be7f825f7ea08c1ae46a88b0d4b1853fc26d15782aaf662ef',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(34,'d-8gnmskfe27','safety_training','p-vpnezbc6','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','369f0420d5dcdf270494e8558e70c544','8d499606777684f5823767b71d0e61f4dd494de29df06470625b2506ab2c45b2',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(35,'d-7zz235z84y','safety_training','p-vpnezbc6','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','c3c711bd4648a4bbb7f313167be6e836','15dbb140e35ab71f284d0cf043add52628b51fa3f64c63ca41a554db0364eacd',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(36,'d-jjauamz78n','safety_training','p-vpnezbc6','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','6d6683861f938a354b6bc5bbacc4291a','8c920a47b72de4acfe89ba93b5f10bb9e8a468f0a8f9d7d0aee5cea68bc0c7c4',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(37,'d-etpk9d8ez7','status','p-fbzuu3na',NULL,'{"since":"2020-09-01","status":"staff","until":null}','93ddb5e3bb8a91a566562e416757aa68','116fc02a3b94ae75d2c8e225732327c08ff4c3b7f7e20ee4574cc186080d38da',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(38,'d-epbnxf232k','supervisor','p-gnjvmkzb',NULL,'{"function":"Maître professionnel","machines":["centre-1","tour-1"],"since":"2025-09-01","until":null}','2b32a3d6ca24292e599920960e8dc507','d9ba37871e30ae80ef20e71b9cda7d77b59b7330a8ab8ba754fd51cc21a3b671',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(39,'d-gs2ngdnvmy','supervisor','p-hwttp8p7',NULL,'{"function":"Maître professionnel","machines":["plieuse-1"],"since":"2026-09-01","until":"2026-12-31"}','5bacd150f370b272b334dd40c9f99c28','2e1024e64b5212050fe7fe8a06a45ebb9435950ce62dfbb2358728502c2c85c1',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(40,'d-ffguhd6sqj','supervisor','p-vpnezbc6',NULL,'{"function":"Cheffe d''atelier","machines":[],"since":"2025-09-01","until":null}','a0781e1f8ae1fbc1e0cde724c51eec2c','80ef25e703c2a97c1ba6c12cf70da359dbf2d46bb0eb44beda258ea4dc43e7c5',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(41,'d-xsa2fv78e9','licence','p-fbzuu3na',NULL,'{"issued_on":"2024-01-16","kind":"electrical","machines":[],"valid_until":"2027-01-15","withdrawn_on":null}','b73fc91df25be367530e63fc8485f857','d99dd9cdf39c012e6980348ee040c328f8952aa6bdad001b85a7f4f260134904',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(42,'d-n4vf273mnf','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-08-18","reference":"VGP-26-0818"}','6d1f819476dccf1e552972e388222576','838f8e158a2b5a5a77985a64242da79632e02a6e98f133608efdcc26d1970b19',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(43,'d-phydud5rm2','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-11-12","reference":"VGP-26-1112"}','c579da6ec2988fb062d945724a4a6375','7a96d7587d618b4db1f37d2293937c957f86be52921198ef9bc30ca425135c75',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(44,'d-ejdbuj4kcd','lock_out',NULL,'tour-1','{"reason":"contact de porte à remplacer","since":"2026-10-05","until":"2026-10-07"}','6b693adc191cd0392bc7a517b33063c5','ebe2ef5b9912d88e612fbba30154693172b78423d601b5ad0f314fc27c121ac9',1795369158234921,'command',NULL);
INSERT INTO "paper" VALUES(45,'d-bttag3nep6','traits',NULL,'plieuse-1','{"powered":true,"since":"2025-09-01","variant":null}','31bbcd9d56ba3d4471810842783dcdf6','aa6de8e114a80fa77f6e8e3b6d18c0b193ff0ede67196ffbff59cea9ab8bc459',1795369158234921,'command',NULL);
CREATE TABLE paper_revocation (
	paper TEXT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	author TEXT NOT NULL, 
	CONSTRAINT pk_paper_revocation PRIMARY KEY (paper), 
	CONSTRAINT fk_paper_revocation_paper_paper FOREIGN KEY(paper) REFERENCES paper (id)
);
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
INSERT INTO "part_count" VALUES('dmu.p0',51,'dmu','part_count',1772438460000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c0','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p1',86,'dmu','part_count',1772438660000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c1','dmu.s2','C-2','20','setup',NULL,0,'a-1','forgot the badge');
INSERT INTO "part_count" VALUES('dmu.p2',87,'dmu','part_count',1772438860000000,NULL,5,4,1,0,'increment',1,2,'corrected',0,'','dmu.c2','dmu.s1','C-1','10','run',NULL,0,'a-1','measured');
INSERT INTO "part_count" VALUES('dmu.p3',81,'dmu','part_count',1772439060000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c3','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
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
INSERT INTO "person" VALUES('p-66k8f2r9','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-stuyujt6','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-e4ag4jgu','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-j5n7rsg2','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-gnjvmkzb','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-hwttp8p7','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-vpnezbc6','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-fbzuu3na','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
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
INSERT INTO "session" VALUES('dmu.s0',46,'dmu',1772438400000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s1',56,'dmu',1772438600000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s2',66,'dmu',1772438800000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s3',76,'dmu',1772439000000000,NULL,'C-1','10','run','badge',NULL);
CREATE TABLE session_person (
	seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	session TEXT NOT NULL, 
	person TEXT NOT NULL, 
	joined_at BIGINT NOT NULL, 
	left_at BIGINT, 
	CONSTRAINT pk_session_person PRIMARY KEY (seq, position)
);
INSERT INTO "session_person" VALUES(46,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(56,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(66,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(76,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE state_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	execution TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_state_interval PRIMARY KEY (seq)
);
INSERT INTO "state_interval" VALUES(47,'dmu','ACTIVE',1772438401000000,1772438461000000);
INSERT INTO "state_interval" VALUES(53,'dmu','READY',1772438461000000,1772438601000000);
INSERT INTO "state_interval" VALUES(57,'dmu','ACTIVE',1772438601000000,1772438661000000);
INSERT INTO "state_interval" VALUES(63,'dmu','READY',1772438661000000,1772438801000000);
INSERT INTO "state_interval" VALUES(67,'dmu','ACTIVE',1772438801000000,1772438861000000);
INSERT INTO "state_interval" VALUES(73,'dmu','READY',1772438861000000,1772439001000000);
INSERT INTO "state_interval" VALUES(77,'dmu','ACTIVE',1772439001000000,1772439061000000);
INSERT INTO "state_interval" VALUES(83,'dmu','READY',1772439061000000,NULL);
CREATE TABLE tool_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_tool_interval PRIMARY KEY (seq)
);
INSERT INTO "tool_interval" VALUES(49,'dmu','T1',1772438405000000,1772438430000000);
INSERT INTO "tool_interval" VALUES(50,'dmu','T2',1772438430000000,1772438470000000);
INSERT INTO "tool_interval" VALUES(59,'dmu','T1',1772438605000000,1772438630000000);
INSERT INTO "tool_interval" VALUES(60,'dmu','T2',1772438630000000,1772438670000000);
INSERT INTO "tool_interval" VALUES(69,'dmu','T1',1772438805000000,1772438830000000);
INSERT INTO "tool_interval" VALUES(70,'dmu','T2',1772438830000000,1772438870000000);
INSERT INTO "tool_interval" VALUES(79,'dmu','T1',1772439005000000,1772439030000000);
INSERT INTO "tool_interval" VALUES(80,'dmu','T2',1772439030000000,1772439070000000);
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
CREATE INDEX ix_paper_person ON paper (person, kind);
CREATE INDEX ix_paper_machine ON paper (machine, kind);
CREATE INDEX ix_paper_kind ON paper (kind);
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'papers are only ever added'); END;
CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper WHEN OLD.person IS NULL OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.person IS NOT OLD.person OR NEW.machine IS NOT OLD.machine OR NEW.digest IS NOT OLD.digest OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.author IS NOT OLD.author OR NEW.replaces IS NOT OLD.replaces BEGIN SELECT RAISE(ABORT, 'of a paper only what it says of a person can be erased'); END;
CREATE TRIGGER paper_revocation_no_update BEFORE UPDATE ON paper_revocation BEGIN SELECT RAISE(ABORT, 'revocations are only ever added'); END;
CREATE TRIGGER paper_revocation_no_delete BEFORE DELETE ON paper_revocation BEGIN SELECT RAISE(ABORT, 'revocations are only ever added'); END;
CREATE INDEX ix_access_snapshot_person ON access_snapshot (person);
COMMIT;
