BEGIN TRANSACTION;
CREATE TABLE access_rule_pack (
	digest TEXT NOT NULL, 
	text TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_rule_pack PRIMARY KEY (digest)
);
INSERT INTO "access_rule_pack" VALUES('a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46','# Les règles françaises : jeunes travailleurs et machines dangereuses. French rules: young workers and dangerous machines.
#
# Not legal advice. The school''s head and safety officer confirm this pack before any machine is set to enforce.
# Every line names its source and how sure it is:
#   text       read in a published copy of the text
#   secondary  ministry, labour inspectorate, academy guide
#   stated     widely stated, not checked against the text
#   judgement  this project''s reading where the texts leave room: change it here, no code is concerned
# A pack may be copied beside the site file (rules/fr.toml) and edited there; what is hard in code is refused.

[pack]
name = "fr"
country = "FR"
version = "2026.11"
title_fr = "Mineurs et machines : Code du travail, D4153-15 et suivants, R4153-38 et suivants"
title_en = "Minors and machines: Labour Code, D4153-15 and following, R4153-38 and following"
# As what 15 to 17-year-olds may do regulated work (R4153-39).
statuses = ["pupil", "apprentice"]
# What a regulated work asks for (R4153-40, R4153-41, R4153-45).
conditions = ["K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"]
source = "Code du travail L4111-3, R4153-39 to R4153-45; Code de l''éducation L443-6"
certainty = "text"

# Periods and limits.

[[limits]]
name = "regulated_from"
value = 15
source = "R4153-39: from fifteen"
certainty = "text"

[[limits]]
name = "declaration_years"
value = 3
source = "R4153-40: three years from the sending"
certainty = "text"

[[limits]]
name = "opinion_months"
value = 12
source = "R4153-40 5°: yearly"
certainty = "secondary"

[[limits]]
name = "day_hours"
value = 8
source = "L3162-1"
certainty = "text"

[[limits]]
name = "week_hours"
value = 35
source = "L3162-1"
certainty = "text"

[[limits]]
name = "extra_hours"
value = 5
source = "L3162-1: five hours more a week at most, authorised by the inspector"
certainty = "text"

[[limits]]
name = "stretch_minutes"
value = 270
source = "L3162-3: four and a half hours"
certainty = "text"

[[limits]]
name = "break_minutes"
value = 30
source = "L3162-3: thirty consecutive minutes; a shorter break does not stop the clock"
certainty = "text"

[[limits]]
name = "presence_minutes"
value = 60
source = "R4153-40 4°: during execution; how often presence is renewed is the house''s"
certainty = "judgement"

[[limits]]
name = "ratio"
value = 12
source = "R4153-40 4°: competent supervision; the number is the house''s"
certainty = "judgement"

[[limits]]
name = "grace_minutes"
value = 10
source = "A running cut is finished, never cut off"
certainty = "judgement"

[[limits]]
name = "override_minutes"
value = 60
source = "Exceptions touch house policy only"
certainty = "judgement"

[[limits]]
name = "clock_seconds"
value = 120
source = "A clock that jumped by more is not trusted"
certainty = "judgement"

[[limits]]
name = "clock_margin_minutes"
value = 15
source = "How far from a boundary an untrusted clock is taken for wrong"
certainty = "judgement"

# Nights by age (full years), by the clock on the wall. Exactly 16: the window of 16 to 17 applies from the birthday on.

[[nights]]
below = 16
since = 20:00:00
until = 06:00:00
article = "L3163-1"
source = "L3163-1"
certainty = "text"

[[nights]]
below = 18
since = 22:00:00
until = 06:00:00
article = "L3163-1"
source = "L3163-1; exactly 16 is not said"
certainty = "judgement"

# Daily rest by age (full years), in elapsed hours.

[[rests]]
below = 16
hours = 14
article = "L3164-1"
source = "L3164-1"
certainty = "text"

[[rests]]
below = 18
hours = 12
article = "L3164-1"
source = "L3164-1"
certainty = "text"

# What a school settles for itself.

[[policy]]
name = "watch_pupils"
value = true
source = "Working time binds apprentices and company placements; inside the school it is policy"
certainty = "judgement"

[[policy]]
name = "powered_under_15"
value = false
source = "L4153-1: under 15 on a powered machine without hazard class"
certainty = "judgement"

[[policy]]
name = "electrical"
value = ["apprentice"]
source = "R4153-50 speaks of young workers: off for pupils"
certainty = "judgement"

[[policy]]
name = "driving"
value = ["apprentice"]
source = "R4153-51 speaks of young workers: off for pupils"
certainty = "judgement"

[[policy]]
name = "diploma"
value = ["apprentice"]
source = "R4153-49: off for pupils"
certainty = "secondary"

[[policy]]
name = "supervise_unclassified"
value = true
source = "Row 9: minors on machines without hazard class"
certainty = "judgement"

[[policy]]
name = "also_regulated"
value = []
source = "Row 10b: a school may move 23 and 31 to regulated"
certainty = "judgement"

# Hazard classes: how each is regulated under 18.

[[classes]]
code = "16"
regime = "absolute"
article = "D4153-16"
fr = "Actes ou représentations à caractère pornographique ou violent"
en = "Pornographic or violent acts or shows"
source = "D4153-16"
certainty = "text"

[[classes]]
code = "19"
regime = "absolute"
article = "D4153-19"
fr = "Agents biologiques des groupes 3 et 4"
en = "Biological agents of groups 3 and 4"
source = "D4153-19"
certainty = "text"

[[classes]]
code = "20"
regime = "absolute"
article = "D4153-20"
fr = "Vibrations au-dessus des valeurs d''exposition"
en = "Vibration above the exposure values"
source = "D4153-20"
certainty = "text"

[[classes]]
code = "24"
regime = "electrical"
article = "D4153-24"
fr = "Travaux au voisinage de pièces nues sous tension"
en = "Work near bare live parts"
source = "D4153-24"
certainty = "text"

[[classes]]
code = "25"
regime = "absolute"
article = "D4153-25"
fr = "Démolition, tranchées"
en = "Demolition, trenches"
source = "D4153-25"
certainty = "text"

[[classes]]
code = "26"
regime = "absolute"
article = "D4153-26"
fr = "Conduite de quadricycles et de tracteurs sans protection contre le retournement"
en = "Driving quads and tractors without roll-over protection"
source = "D4153-26"
certainty = "text"

[[classes]]
code = "emf"
regime = "absolute"
article = "D4153-22-1"
fr = "Champs électromagnétiques au-dessus des valeurs limites"
en = "Electromagnetic fields above the limits"
source = "D4153-22-1"
certainty = "stated"

[[classes]]
code = "32"
regime = "absolute"
article = "D4153-32"
fr = "Travaux dans les arbres"
en = "Work in trees"
source = "D4153-32"
certainty = "stated"

[[classes]]
code = "36"
regime = "absolute"
article = "D4153-36"
fr = "Températures extrêmes"
en = "Extreme temperatures"
source = "D4153-36"
certainty = "stated"

[[classes]]
code = "37"
regime = "absolute"
article = "D4153-37"
fr = "Animaux dangereux"
en = "Dangerous animals"
source = "D4153-37"
certainty = "stated"

[[classes]]
code = "17"
regime = "regulated"
article = "D4153-17"
fr = "Agents chimiques dangereux"
en = "Dangerous chemical agents"
source = "D4153-17"
certainty = "text"

[[classes]]
code = "22"
regime = "regulated"
article = "D4153-22"
fr = "Rayonnements optiques (arc, laser ouvert)"
en = "Optical radiation (arc, open laser)"
source = "D4153-22"
certainty = "text"

[[classes]]
code = "27"
regime = "driving"
article = "D4153-27"
fr = "Conduite d''équipements mobiles et de levage"
en = "Driving mobile and lifting equipment"
source = "D4153-27"
certainty = "text"

[[classes]]
code = "28-1"
regime = "regulated"
article = "D4153-28 1°"
fr = "Machines de l''article R4313-78 (presses, plieuses…)"
en = "Machines of article R4313-78 (presses, press brakes…)"
listed = true
source = "D4153-28 1°"
certainty = "text"

[[classes]]
code = "28-2"
regime = "regulated"
article = "D4153-28 2°"
fr = "Machines dont les éléments mobiles de travail restent accessibles"
en = "Machines whose working parts remain accessible"
listed = true
source = "D4153-28 2°"
certainty = "text"

[[classes]]
code = "29"
regime = "regulated"
article = "D4153-29"
fr = "Maintenance qui ne peut se faire à l''arrêt"
en = "Maintenance that cannot be done at a stop"
jobs = true
source = "D4153-29"
certainty = "text"

[[classes]]
code = "33"
regime = "regulated"
article = "D4153-33"
fr = "Appareils sous pression"
en = "Pressure equipment"
source = "D4153-33"
certainty = "text"

[[classes]]
code = "34"
regime = "regulated"
article = "D4153-34"
fr = "Milieu confiné"
en = "Confined spaces"
source = "D4153-34"
certainty = "text"

[[classes]]
code = "35"
regime = "regulated"
article = "D4153-35"
fr = "Verre ou métaux en fusion"
en = "Molten glass or metal"
source = "D4153-35"
certainty = "text"

[[classes]]
code = "18"
regime = "outside"
article = "D4153-18"
fr = "Amiante"
en = "Asbestos"
source = "D4153-18"
certainty = "text"

[[classes]]
code = "21"
regime = "outside"
article = "D4153-21"
fr = "Rayonnements ionisants"
en = "Ionising radiation"
source = "D4153-21"
certainty = "text"

[[classes]]
code = "23"
regime = "outside"
article = "D4153-23"
fr = "Milieu hyperbare"
en = "Hyperbaric work"
movable = true
source = "D4153-23"
certainty = "text"

[[classes]]
code = "30"
regime = "outside"
article = "D4153-30"
fr = "Travail en hauteur"
en = "Work at height"
source = "D4153-30"
certainty = "text"

[[classes]]
code = "31"
regime = "outside"
article = "D4153-31"
fr = "Échafaudages"
en = "Scaffolds"
movable = true
source = "D4153-31"
certainty = "text"

# What the uses of a machine family are classed as, where the school''s own risk assessment says nothing else.
# No official list of dangerous machines exists: the school''s assessment (DUERP) decides, these are defaults.
# A mode that a row does not name, a family without a row: not known, and denied.

[[families]]
family = "cnc_lathe"
production = []
setting = ["28-2"]
cleaning = []
maintenance = []
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "machining_centre"
production = []
setting = ["28-2"]
cleaning = []
maintenance = []
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "manual_lathe"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "manual_mill"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "pillar_drill"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "grinder"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "roll_bender"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "saw"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "portable_tools"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "press_brake"
until = 2027-01-19
production = ["28-1"]
setting = ["28-1"]
cleaning = []
maintenance = ["28-1"]
maintenance_running = ["28-1", "29"]
source = "R4313-78 9°: presses for cold working of metal, above 6 mm and 30 mm/s"
certainty = "stated"

[[families]]
family = "press_brake"
since = 2027-01-20
production = ["28-1"]
setting = ["28-1"]
cleaning = []
maintenance = ["28-1"]
maintenance_running = ["28-1", "29"]
source = "R4313-78 9°: presses for cold working of metal, above 6 mm and 30 mm/s; Regulation (EU) 2023/1230 applies from 20 January 2027, the list may be re-pointed: taken over unchanged"
certainty = "judgement"

[[families]]
family = "punch_press"
until = 2027-01-19
production = ["28-1"]
setting = ["28-1"]
cleaning = []
maintenance = ["28-1"]
maintenance_running = ["28-1", "29"]
source = "R4313-78 9°: presses for cold working of metal, above 6 mm and 30 mm/s"
certainty = "stated"

[[families]]
family = "punch_press"
since = 2027-01-20
production = ["28-1"]
setting = ["28-1"]
cleaning = []
maintenance = ["28-1"]
maintenance_running = ["28-1", "29"]
source = "R4313-78 9°: presses for cold working of metal, above 6 mm and 30 mm/s; Regulation (EU) 2023/1230 applies from 20 January 2027, the list may be re-pointed: taken over unchanged"
certainty = "judgement"

[[families]]
family = "press_brake"
variant = "slow"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "A press brake that cannot exceed 30 mm/s; D4153-28 2°"
certainty = "judgement"

[[families]]
family = "shear"
production = ["28-2"]
setting = ["28-2"]
cleaning = []
maintenance = ["28-2"]
maintenance_running = ["28-2", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "shear"
variant = "guarded"
production = []
setting = ["28-2"]
cleaning = []
maintenance = []
maintenance_running = ["28-2", "29"]
source = "Front and rear guards make the blade inaccessible"
certainty = "judgement"

[[families]]
family = "laser"
production = []
setting = ["22"]
cleaning = []
maintenance = []
maintenance_running = ["22", "29"]
source = "Class-1 enclosure"
certainty = "judgement"

[[families]]
family = "laser"
variant = "fumes"
production = ["17"]
setting = ["22", "17"]
cleaning = []
maintenance = []
maintenance_running = ["22", "17", "29"]
source = "Class-1 enclosure, fumes assessed as dangerous"
certainty = "judgement"

[[families]]
family = "plasma"
production = ["22", "17"]
setting = ["22", "17"]
cleaning = []
maintenance = ["22", "17"]
maintenance_running = ["22", "17", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "plasma"
variant = "open_gantry"
production = ["22", "17", "28-2"]
setting = ["22", "17", "28-2"]
cleaning = []
maintenance = ["22", "17", "28-2"]
maintenance_running = ["22", "17", "28-2", "29"]
source = "The gantry can be reached while it moves"
certainty = "judgement"

[[families]]
family = "welding"
production = ["22", "17"]
setting = ["22", "17"]
cleaning = []
maintenance = []
maintenance_running = ["22", "17", "29"]
source = "MIG, MAG, TIG; D4153-17, -22"
certainty = "judgement"

[[families]]
family = "spot_welder"
production = ["28-1"]
setting = ["28-1"]
cleaning = []
maintenance = ["28-1"]
maintenance_running = ["28-1", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "robot_cell"
production = []
setting = ["28-2"]
cleaning = []
maintenance = []
maintenance_running = ["28-2", "29"]
source = "Fenced; setting is teaching inside"
certainty = "judgement"

[[families]]
family = "crane"
production = ["27"]
setting = ["27"]
cleaning = []
maintenance = []
maintenance_running = ["27", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

[[families]]
family = "forklift"
production = ["27"]
setting = ["27"]
cleaning = []
maintenance = []
maintenance_running = ["27", "29"]
source = "The school''s risk assessment; D4153-28, -29"
certainty = "judgement"

# Periodic verifications without which nobody uses the machine. On the last day itself it is already too old.

[[verifications]]
families = ["press_brake", "punch_press"]
months = 3
article = "Arrêté du 5 mars 1993, art. 1"
source = "Arrêté of 5 March 1993, art. 1: \"depuis moins de trois mois\""
certainty = "text"

[[verifications]]
families = ["crane", "forklift"]
months = 12
article = "Arrêté du 1er mars 2004, art. 20 et 23"
source = "General periodic verification of lifting gear"
certainty = "stated"

# What is said of each condition, and what to do.

[[wordings]]
code = "status"
article = "R4153-39"
fr = "La personne et son statut sont connus"
en = "The person and the status are known"
next_fr = "Compléter le dossier : statut de la personne"
next_en = "Complete the file: the person''s status"
source = "R4153-39"
certainty = "text"

[[wordings]]
code = "T0.locked_out"
article = "R4323-1"
fr = "La machine n''est pas consignée"
en = "The machine is not locked out"
next_fr = "Lever la consignation une fois la machine remise en état"
next_en = "Lift the lock-out once the machine is sound again"
source = "R4323-1"
certainty = "judgement"

[[wordings]]
code = "T0.class"
article = "R4153-40 1°"
fr = "La classe de danger de cet usage est connue"
en = "The hazard class of this use is known"
next_fr = "Classer cet usage de la machine dans l''évaluation des risques"
next_en = "Class this use of the machine in the risk assessment"
source = "R4153-40 1°"
certainty = "judgement"

[[wordings]]
code = "T0.verification"
article = "Arrêté du 5 mars 1993, art. 1"
fr = "La vérification périodique est à jour et conforme"
en = "The periodic verification is recent and conform"
next_fr = "Faire vérifier la machine et enregistrer le rapport"
next_en = "Have the machine verified and record the report"
source = "Arrêté du 5 mars 1993, art. 1"
certainty = "text"

[[wordings]]
code = "T1"
article = "L4733-2, L4733-3"
fr = "Aucun retrait par l''inspection du travail"
en = "No withdrawal by the labour inspector"
next_fr = "Seul l''acte de l''inspecteur lève le retrait : l''enregistrer avec sa référence"
next_en = "Only the inspector''s act lifts it: record it with its reference"
source = "L4733-2, L4733-3"
certainty = "text"

[[wordings]]
code = "T2"
article = "L3163-1"
fr = "Hors des heures de nuit"
en = "Outside the night hours"
next_fr = "Attendre le matin"
next_en = "Wait for the morning"
source = "L3163-1"
certainty = "text"

[[wordings]]
code = "T3.rest"
article = "L3164-1"
fr = "Le repos quotidien a été respecté"
en = "The daily rest was kept"
next_fr = "Faire corriger le pointage par un formateur, ou reprendre le lendemain"
next_en = "Have a trainer correct the badge record, or go on tomorrow"
source = "L3164-1"
certainty = "text"

[[wordings]]
code = "T3.uninterrupted"
article = "L3162-3"
fr = "Pas plus de 4 h 30 sans pause"
en = "No more than 4 h 30 without a break"
next_fr = "Prendre 30 minutes de pause"
next_en = "Take a break of 30 minutes"
source = "L3162-3"
certainty = "text"

[[wordings]]
code = "T3.day"
article = "L3162-1"
fr = "Pas plus de 8 h dans la journée"
en = "No more than 8 h in the day"
next_fr = "Reprendre le lendemain"
next_en = "Go on tomorrow"
source = "L3162-1"
certainty = "text"

[[wordings]]
code = "T3.week"
article = "L3162-1"
fr = "Pas plus de 35 h dans la semaine"
en = "No more than 35 h in the week"
next_fr = "Reprendre la semaine suivante"
next_en = "Go on next week"
source = "L3162-1"
certainty = "text"

[[wordings]]
code = "row1"
article = "D331-9 code de l''éducation"
fr = "Un mineur en observation n''accède à aucune machine"
en = "A minor who observes uses no machine"
next_fr = "Rester hors de la zone de la machine"
next_en = "Stay out of the machine''s area"
source = "D331-9 code de l''éducation"
certainty = "text"

[[wordings]]
code = "row2"
article = "R4153-39, L4153-8"
fr = "Aucun travail réglementé avant 15 ans"
en = "No dangerous work before 15"
next_fr = "Choisir un travail sans machine dangereuse"
next_en = "Choose work without a dangerous machine"
source = "R4153-39, L4153-8"
certainty = "text"

[[wordings]]
code = "R3"
article = "L4153-1"
fr = "Avant 15 ans, pas de machine à moteur"
en = "Before 15, no powered machine"
next_fr = "Choisir un travail manuel"
next_en = "Choose work by hand"
source = "L4153-1"
certainty = "judgement"

[[wordings]]
code = "row4"
article = "D4153-15 et suivants"
fr = "Travail interdit aux moins de 18 ans, sans dérogation"
en = "Work forbidden under 18, without exception"
next_fr = "Confier ce travail à un adulte"
next_en = "Give this work to an adult"
source = "D4153-15 et suivants"
certainty = "text"

[[wordings]]
code = "R5.habilitation"
article = "R4153-50"
fr = "Habilitation électrique en cours de validité"
en = "Valid electrical habilitation"
next_fr = "Obtenir ou renouveler l''habilitation"
next_en = "Obtain or renew the habilitation"
source = "R4153-50"
certainty = "text"

[[wordings]]
code = "R7.training"
article = "R4153-51"
fr = "Formation à la conduite suivie"
en = "Driving training followed"
next_fr = "Suivre la formation à la conduite"
next_en = "Follow the driving training"
source = "R4153-51"
certainty = "text"

[[wordings]]
code = "R7.authorisation"
article = "R4153-51, R4323-56"
fr = "Autorisation de conduite délivrée"
en = "Driving authorisation issued"
next_fr = "Faire délivrer l''autorisation de conduite"
next_en = "Have the driving authorisation issued"
source = "R4153-51, R4323-56"
certainty = "text"

[[wordings]]
code = "row10b"
article = "D4153-18, -21, -23, -30, -31"
fr = "Travail hors du champ des déclarations de l''atelier"
en = "Work outside this workshop''s declarations"
next_fr = "Confier ce travail à un adulte"
next_en = "Give this work to an adult"
source = "D4153-18, -21, -23, -30, -31"
certainty = "judgement"

[[wordings]]
code = "diploma"
article = "R4153-49"
fr = "Diplôme correspondant au travail"
en = "Diploma that matches the work"
next_fr = "Enregistrer le diplôme"
next_en = "Record the diploma"
source = "R4153-49"
certainty = "secondary"

[[wordings]]
code = "K1"
article = "R4153-39, R4153-41 2°"
fr = "Statut et formation ouvrant droit à dérogation"
en = "Status and programme that the declaration covers"
next_fr = "Faire inscrire la formation dans la déclaration"
next_en = "Have the programme entered in the declaration"
source = "R4153-39, R4153-41 2°"
certainty = "text"

[[wordings]]
code = "K2"
article = "R4153-40, R4153-41 3° 4°"
fr = "Déclaration de dérogation envoyée depuis moins de trois ans, pour ce lieu et ces travaux"
en = "Declaration sent less than three years ago, for this place and these works"
next_fr = "Envoyer une déclaration à l''inspection du travail et enregistrer la preuve d''envoi"
next_en = "Send a declaration to the labour inspector and record the proof of sending"
source = "R4153-40, R4153-41 3° 4°"
certainty = "text"

[[wordings]]
code = "K3"
article = "R4153-41 4°"
fr = "Cette machine (ou cette intervention) figure dans la déclaration"
en = "This machine (or this job) is listed in the declaration"
next_fr = "Ajouter la machine ou l''intervention à la déclaration et notifier le changement"
next_en = "Add the machine or the job to the declaration and notify the change"
source = "R4153-41 4°"
certainty = "text"

[[wordings]]
code = "K4"
article = "R4153-40 1° 2°"
fr = "Évaluation des risques faite avant la première affectation, mesures en place"
en = "Risk assessment made before the first assignment, measures in place"
next_fr = "Compléter l''évaluation des risques pour cette famille de machines"
next_en = "Complete the risk assessment for this machine family"
source = "R4153-40 1° 2°"
certainty = "text"

[[wordings]]
code = "K5"
article = "R4153-40 3°"
fr = "Formation à la sécurité sur cette machine et ce mode, évaluée et réussie"
en = "Safety training for this machine and mode, evaluated and passed"
next_fr = "Former l''élève sur cette machine et enregistrer l''évaluation"
next_en = "Train the pupil on this machine and record the evaluation"
source = "R4153-40 3°"
certainty = "text"

[[wordings]]
code = "K6"
article = "R4153-40 4°, R4153-41 5°"
fr = "Une personne compétente, désignée et déclarée, encadre sur place"
en = "A competent person, named and declared, supervises on the spot"
next_fr = "Un encadrant désigné badge dans l''atelier"
next_en = "A named supervisor badges in at this place"
source = "R4153-40 4°, R4153-41 5°"
certainty = "text"

[[wordings]]
code = "K7"
article = "R4153-40 5°"
fr = "Avis médical favorable en cours de validité"
en = "Favourable medical opinion in date"
next_fr = "Voir votre enseignant"
next_en = "See your teacher"
source = "R4153-40 5°"
certainty = "text"

[[wordings]]
code = "K8"
article = "R4153-45"
fr = "Les cinq éléments tenus à la disposition de l''inspecteur sont au dossier"
en = "The five items for the inspector are on file"
next_fr = "Compléter le dossier de l''élève"
next_en = "Complete the pupil''s file"
source = "R4153-45"
certainty = "text"

[[wordings]]
code = "R9.supervision"
article = "R4153-40 4°"
fr = "Encadrement demandé par l''établissement"
en = "Supervision asked for by the school"
next_fr = "Un encadrant désigné badge dans l''atelier"
next_en = "A named supervisor badges in at this place"
source = "R4153-40 4°"
certainty = "judgement"

[[wordings]]
code = "supervision"
article = "R4153-40 4°"
fr = "Une personne compétente encadre sur place"
en = "A competent person supervises on the spot"
next_fr = "Un encadrant désigné badge dans l''atelier"
next_en = "A named supervisor badges in at this place"
source = "R4153-40 4°"
certainty = "judgement"

[[wordings]]
code = "R12.habilitation"
article = "R4544-9"
fr = "Habilitation électrique en cours de validité"
en = "Valid electrical habilitation"
next_fr = "Obtenir ou renouveler l''habilitation"
next_en = "Obtain or renew the habilitation"
source = "R4544-9"
certainty = "text"

[[wordings]]
code = "clock"
article = "L3163-1, L3162-1"
fr = "L''horloge de l''ordinateur est sûre"
en = "The computer''s clock can be trusted"
next_fr = "Remettre l''ordinateur à l''heure (NTP)"
next_en = "Set the computer''s clock right (NTP)"
source = "L3163-1, L3162-1"
certainty = "judgement"

# Readings that this pack takes where the texts leave room.

[[readings]]
reading = "Locked out denies every mode, cleaning included; so does a press verification that is too old or not conform."
certainty = "judgement"

[[readings]]
reading = "The inspector''s withdrawal bars every machine until its lifting is recorded with the reference of the inspector''s act; it ends at 18."
certainty = "judgement"

[[readings]]
reading = "Birthdays are civil days in the site''s time zone; 29 February becomes 1 March for 15, 16 and 18 alike."
certainty = "judgement"

[[readings]]
reading = "A declaration sent on 29 February ends on 28 February three years later. Of several, one must cover all by itself."
certainty = "judgement"

[[readings]]
reading = "An update to a declaration counts from the day it was sent; it does not lengthen the declaration."
certainty = "judgement"

[[readings]]
reading = "A paper dated today counts today; a risk assessment must be older than the first assignment."
certainty = "judgement"

[[readings]]
reading = "The latest medical opinion in scope decides; a withdrawn one leaves none behind it; exclusions bind regulated classes only."
certainty = "judgement"

[[readings]]
reading = "A supervisor is staff, adult, named, trained on the machine, present in the place; never a trainee, even of age."
certainty = "judgement"

[[readings]]
reading = "Breaks under 30 minutes do not stop the clock of 4 h 30. The week is the civil week. A short rest bars the day. A forgotten badge-out leaves the rest unproven."
certainty = "judgement"

[[readings]]
reading = "An unknown birth date counts as under 15; an unknown person or status is denied."
certainty = "judgement"

[[readings]]
reading = "A titre professionnel counts as a diploma only with the reference of the written answer."
certainty = "judgement"
',1795369132328328);
CREATE TABLE access_snapshot (
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	body TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_snapshot PRIMARY KEY (digest)
);
INSERT INTO "access_snapshot" VALUES('23b10c560c651688567b6e2f828728a2cbd965f43b6aa2f8e060e1c6cbac8a8a','p-yy4bunw6','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-yy4bunw6","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":null,"hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":1,"at":"2026-11-22T17:38:52.307581Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-u2x9fjx6","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-jdsgru6e","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-wt4hg89a","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369132328328);
INSERT INTO "access_snapshot" VALUES('b081d462e6847bdbec0ca216115a2daa3ac182b73cd280f694becc3f7a6fce52','p-yy4bunw6','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-yy4bunw6","named":true,"status":"pupil"},"presences":[{"since":"2026-11-22T17:38:52.335747Z","until":null}],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:38:55.727896Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-u2x9fjx6","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-jdsgru6e","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-wt4hg89a","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369135754296);
INSERT INTO "access_snapshot" VALUES('6db9ffb3dad7b06138e65bdabba2d321d14444d7a82c627c359ea440b570f391','p-d44znzsk','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-09-02","id":"p-d44znzsk","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:38:55.727896Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-u2x9fjx6","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-jdsgru6e","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-wt4hg89a","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369135754296);
CREATE TABLE account (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	"key" VARCHAR, 
	role VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	password VARCHAR, 
	person VARCHAR, 
	active BOOLEAN NOT NULL, 
	opened_at BIGINT NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT fk_account_person_person FOREIGN KEY(person) REFERENCES person (id), 
	CONSTRAINT uq_account_key UNIQUE ("key")
);
CREATE TABLE account_session (
	id VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	browser VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	seen_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	CONSTRAINT pk_account_session PRIMARY KEY (id), 
	CONSTRAINT fk_account_session_account_account FOREIGN KEY(account) REFERENCES account (id), 
	CONSTRAINT uq_account_session_digest UNIQUE (digest)
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
INSERT INTO "alembic_version" VALUES('0009');
CREATE TABLE api_token (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	scopes TEXT NOT NULL, 
	digest VARCHAR, 
	issued_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	seen_at BIGINT, 
	revoked_at BIGINT, 
	CONSTRAINT pk_api_token PRIMARY KEY (id), 
	CONSTRAINT uq_api_token_digest UNIQUE (digest)
);
CREATE TABLE assessment (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	grid TEXT NOT NULL, 
	competence TEXT NOT NULL, 
	level TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	author TEXT NOT NULL, 
	comment_digest TEXT, 
	evidence TEXT NOT NULL, 
	withdrawn_at BIGINT, 
	withdrawn_by TEXT, 
	emptied BOOLEAN NOT NULL, 
	CONSTRAINT pk_assessment PRIMARY KEY (id)
);
CREATE TABLE assessment_comment (
	assessment TEXT NOT NULL, 
	person VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	salt TEXT NOT NULL, 
	CONSTRAINT pk_assessment_comment PRIMARY KEY (assessment), 
	CONSTRAINT fk_assessment_comment_person_person FOREIGN KEY(person) REFERENCES person (id)
);
CREATE TABLE assessment_file (
	assessment TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_assessment_file PRIMARY KEY (assessment, position)
);
CREATE TABLE badge (
	uid VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	person VARCHAR NOT NULL, 
	CONSTRAINT pk_badge PRIMARY KEY (uid, since), 
	CONSTRAINT fk_badge_person_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "badge" VALUES('04A15C32',1795369121289797,NULL,'p-yy4bunw6');
INSERT INTO "badge" VALUES('04A15C47',1795369121289797,NULL,'p-d44znzsk');
INSERT INTO "badge" VALUES('04A15C5B',1795369121289797,NULL,'p-dnhtfa78');
INSERT INTO "badge" VALUES('04A15C68',1795369121289797,NULL,'p-ann3djpz');
INSERT INTO "badge" VALUES('040FE211',1795369121289797,NULL,'p-u2x9fjx6');
INSERT INTO "badge" VALUES('040FE233',1795369121289797,NULL,'p-jdsgru6e');
INSERT INTO "badge" VALUES('040FE244',1795369121289797,NULL,'p-wt4hg89a');
INSERT INTO "badge" VALUES('040FE255',1795369121289797,NULL,'p-r5zpssnz');
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
INSERT INTO "checkpoint" VALUES(1,6,X'A5E1A553A15DF8F2B11D5ED98CEC63E299957F6A7F46239B2571DB88AF548BB2',1795369125988664,X'9ABCF517D1328DB75995C300A6982DDA25B487DDEAEC68A31A35A2717E364E5183F12C7C6043BD4A4BB095730B4DED9E7F6C4AFDA66B60DA8208DEA2A6E6D30D');
INSERT INTO "checkpoint" VALUES(2,45,X'0B42035E1D26462D91C1D1B3312E9C5C6A98347EE000E3C281ADCE4A5AC83A6C',1795369128791513,X'2CCE210392A8592805D65DDFBF729379AEA4C182EB6CA380E0B4671C8A4BA469D0DF5A05338718E6C7010F1DC47609F9900DC17F1EB3415D0AC7087A7637CC0E');
INSERT INTO "checkpoint" VALUES(3,49,X'8A29393D87A3A52888E19E617C1A101AE28BFBE08977D40F085D782752F6ECCF',1795369132344833,X'0015C9C2A14667BD7F3DAE8803EF88C4F2B59DC6EC8176DB25AD59F5D4D52526EF6B8C51EBC7D00ABEA4C5C0230034278C78C2B8D8CA8D0E70E18C3A96DC3B0F');
INSERT INTO "checkpoint" VALUES(4,54,X'33891F01A02ECE08C1D4430AB66D2B481BC8A08CB0A5C597D98CAF3A369529B7',1795369135769140,X'5450E6C8BF1833EAF495053CAF27DD4C5F7376A189E8EA871330B01BA7C2BC37D025842E7C0D395E4CBEB6D4372CAA64EBDBC9FC3AE8C91A60744BC917C77600');
INSERT INTO "checkpoint" VALUES(5,57,X'6B7C455B38C97AD71C136E8099DF83E2E3DA1242CDEB0B709E56262839F72747',1795369140036301,X'67F58DA65D8DB0A7643D06CCFAC294A99F73B4507DA71801D4A947625CF1C1494843EED58D8A4FDFA420381946EBEF0A75F29274D1A7E6E8BE3E112F66AE9105');
INSERT INTO "checkpoint" VALUES(6,67,X'F8C278D7C13FC79A4792BDEEA3539918960E3D6B5915406AF5A4D85C731A4D9C',1795369147986420,X'AF2AB000E37740DC7C526A4EAD9D03B9B8C447978933D4482F13E753122C5ABC9F23B7F39B60FB900862D2C6CA34D104BF23B8F0A0F78ECBFF51E97D8BFF3600');
INSERT INTO "checkpoint" VALUES(7,77,X'E7CE5AA032CE848ABCB4F97A9432BB0025D7CFDFA66592722DA17964E9B8FC30',1795369147993939,X'35537730C92DC40553E9C5E79A3CC14DE4DE3F4981A34AC6F0BE0F868DD084118EA24E9F6CF686DCD9799A59C184C51A2917F0E967A3A3EE5B1A5AC0F1CC0A00');
INSERT INTO "checkpoint" VALUES(8,87,X'681E65BCC41C5B6A95461FD6A06CB28BF143D4413F64600B9599D9AE9FB52B99',1795369147998918,X'3B430C2CDC5CC81E122E6AAA0EC1A1A4CB5B411BDC46B97B7A8AA7E95A70C67F9A958E1612047D19A739AD0C629BCE4EF8D5E8E409F863739DDE6DD355EDBB0C');
INSERT INTO "checkpoint" VALUES(9,97,X'A0DA9E3EA3344095A0DAECECC2C948347AE569760C915DAA3B92D72207ED6937',1795369148004181,X'FFC4039D88A54BB3F4A54D17D6031C828BA7E1DC1C4F4D6F98C65FAF4A2363A70FEDBCDDA54BCA76A009340C00DB163B4DEF2C0D6ACAF2CFDDC0BA4AF6FE850F');
INSERT INTO "checkpoint" VALUES(10,99,X'30369864783EC91D0E1BBD4DD1DE6CDA551F147AF8CFA90051C701278A4F169F',1795369148019371,X'A49F512C76BA5CC7906D1569DCA7B7D0D1E8A1045A9B76865A811B0E18AB5D36DA62451F81D0401906EBD8E15A1CC68AA8C879B89A09E1CB65AFB2215AB4C10C');
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
INSERT INTO "cycle" VALUES('dmu.c0',64,'dmu',1772438401000000,1772438461000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c1',74,'dmu',1772438601000000,1772438661000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c2',84,'dmu',1772438801000000,1772438861000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c3',94,'dmu',1772439001000000,1772439061000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
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
CREATE TABLE device (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	machines TEXT NOT NULL, 
	digest VARCHAR, 
	created_at BIGINT NOT NULL, 
	paired_at BIGINT, 
	seen_at BIGINT, 
	revoked_at BIGINT, 
	CONSTRAINT pk_device PRIMARY KEY (id), 
	CONSTRAINT uq_device_digest UNIQUE (digest)
);
CREATE TABLE evidence_file (
	file TEXT NOT NULL, 
	assessment TEXT NOT NULL, 
	person VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	media TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	salt TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_evidence_file PRIMARY KEY (file), 
	CONSTRAINT fk_evidence_file_person_person FOREIGN KEY(person) REFERENCES person (id)
);
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
INSERT INTO "held_count" VALUES('dmu.h0',67,'dmu','part_count',1772438480000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h1',77,'dmu','part_count',1772438680000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h2',87,'dmu','part_count',1772438880000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h3',97,'dmu','part_count',1772439080000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
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
INSERT INTO "journal" VALUES(1,'d6b37a8ba31f34f83c5b29989dbe66b2',1795369125958743,1795369125958743,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:45.958743Z","author":"command","digest":"a7418ae1c052e05d8e8db02f443c13f6efc93fce285099d8bd09881beb30ed3f","kind":"programme","machine":"","paper":"d-yvs9az8agd","person":null,"replaces":null}',X'9A00309E95574483CB81C69C7C2D467F593DF5A7F06566DD91A1BFEDAD4EFE54');
INSERT INTO "journal" VALUES(2,'42c02641270363cd99ab9e3dabef0120',1795369125958743,1795369125958743,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:45.958743Z","author":"command","digest":"abd900c7abfe143c7b3efc7f1c77d7c7a87e36a5bf82c3f7078318dbac46a455","kind":"programme","machine":"","paper":"d-vk7e8cajf2","person":null,"replaces":null}',X'83E2CF034A77376833A1A793EEA62FC4DC77B27D8825A9C489B5807A80DE9997');
INSERT INTO "journal" VALUES(3,'f47f650bb84f02e335f8ced98f558e97',1795369125958743,1795369125958743,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:45.958743Z","author":"command","digest":"01fd840f23c24bf38da496dd629c6f499791b3f780cc60f9079e0a4d6201469a","kind":"programme","machine":"","paper":"d-ghsfd8fmz3","person":null,"replaces":null}',X'F4BE34AC3B8E9B6ABC2A475DB13817D5EC8832B6D005DE8BD8A8F9909C134484');
INSERT INTO "journal" VALUES(4,'6b8771adbcf8a01af9e8f0ce7e41c595',1795369125958743,1795369125958743,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:45.958743Z","author":"command","digest":"c8f8f6d07834144484f4c48b58090947a7570a57de8bea8835681a468e36de98","kind":"risk_assessment","machine":"","paper":"d-gg9xec3qcz","person":null,"replaces":null}',X'EA79D121F4E385CC23101B8E2AF7BDF037FB25CC738D926B6AE88D207D98987E');
INSERT INTO "journal" VALUES(5,'15572703b9999dedf17b29e4a7a7b728',1795369125958743,1795369125958743,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:45.958743Z","author":"command","digest":"b04885974fe78fbf6fb534bba9051e5e249d9a1c06a4a6ede1e934bd9a531ad8","kind":"declaration","machine":"","paper":"d-uf7nxhj9te","person":null,"replaces":null}',X'8A94231C3A798E190030F5E982CE486C74A57DE8B145266111CF02C22D9F0B02');
INSERT INTO "journal" VALUES(6,'51017daabf5147586e651e5e2df59835',1795369125958743,1795369125958743,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:45.958743Z","author":"command","digest":"85400221ee40ce3cfb346291516dbe2a24eba077effd4c479e95ca9d72e08434","kind":"declaration","machine":"","paper":"d-beh9th93fz","person":null,"replaces":null}',X'A5E1A553A15DF8F2B11D5ED98CEC63E299957F6A7F46239B2571DB88AF548BB2');
INSERT INTO "journal" VALUES(7,'9e95829caa5bee802502e360b8c20bf1',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"41b7b9c2474dea532bbab59895c08c8af2a7d7a168ca1cc0bc27229d1f1b517c","kind":"status","machine":"","paper":"d-wy7jav2p5h","person":"p-yy4bunw6","replaces":null}',X'2CED3DA2FFB81077A9797C258E9E3F2192063B29E57D7AA137D25543A50216BC');
INSERT INTO "journal" VALUES(8,'ce1290982f2413af214fb7d493e4fca6',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"2fd8f7c3aea0b67dbde7a902f6900fc58a81647674400406937f9ceb7270c505","kind":"enrolment","machine":"","paper":"d-gfay5ecmea","person":"p-yy4bunw6","replaces":null}',X'05A861D1E26788A97F9E8222666BC8C4DE56634D3C7E752038459D8D3122C7FD');
INSERT INTO "journal" VALUES(9,'3fba6d6a7e033cdc1ad08115856c1e1e',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"08351ced6856000f0f2cd3f6c60cc05fa62f537fa9438aeee3fcf37c1181e236","kind":"status","machine":"","paper":"d-7fhrka7yrh","person":"p-d44znzsk","replaces":null}',X'5E52A3E15B40F0C1F0314667D26AF5A44730448F38CFFBBD5EF3D8A168A381FF');
INSERT INTO "journal" VALUES(10,'6f4731e1cb56ade02f52950a4b797544',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"fdbb140c981f0c3bf53b2ad8322929d2185a0a36242462f9f792b2c53c914a15","kind":"enrolment","machine":"","paper":"d-b522vqbuna","person":"p-d44znzsk","replaces":null}',X'E899A23773C8997A1C3D9CDB6C7E836606D1B9C7AE2A3A422F8C88B112C91665');
INSERT INTO "journal" VALUES(11,'cff5be3d1e7cbe685f1f1b2025f3a3c6',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"a889cdb7dba09217d602baaa40b53fef5f627a9ea38ab9d61760dbbde70f691e","kind":"status","machine":"","paper":"d-zy9qw5pcvy","person":"p-dnhtfa78","replaces":null}',X'B7EDD2992B951EB5D6D392E800304A5C95917A71EC19B619142AB989A09C4275');
INSERT INTO "journal" VALUES(12,'955a2b5d3610f1132b9efff1f1f6fa71',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"f35b4900f2d711588d0c4dfbf04ace55f61bd8e198cfec916677d529dc74c86e","kind":"enrolment","machine":"","paper":"d-fm8adzvrqy","person":"p-dnhtfa78","replaces":null}',X'78A24926BF8ED71EE902B58861651497E27B8019C7C266E3972191A6BA670FC2');
INSERT INTO "journal" VALUES(13,'1921d87568975bb901a8a31189586ad5',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"4e9609d8230f04e336ac03c33bb83a2f9a500f9931e1940e398968ff2e8cc836","kind":"status","machine":"","paper":"d-up6d5gvq2b","person":"p-ann3djpz","replaces":null}',X'60238EA37324FD1F24DAD2C02EA176D9E60A333B989F700CB85FF9BB0CEFA257');
INSERT INTO "journal" VALUES(14,'21a5044a476d591edf3b68e4f1836d0a',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"f3e03bfd250e5caf6b7a8eeac734735a38afa9b22a095f29844691b1bad90804","kind":"enrolment","machine":"","paper":"d-d7atctwtnt","person":"p-ann3djpz","replaces":null}',X'4258F8AD4A08B1D1AB0C99BFD6FE21138F02AC0D5650DCAF9237DC9A9BDA06B8');
INSERT INTO "journal" VALUES(15,'df74d7c6f05f3f19346d18aa9df36bb7',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"646683a06bfb2d6b6932c84302fc054369726a22694fec70edd9b123efcbfbd4","kind":"medical_opinion","machine":"","paper":"d-mu67zpp83a","person":"p-yy4bunw6","replaces":null}',X'7EF66FD23B626B23590CFAB27E8B24DA8F7E0506593208A51CD0D175DAD7661E');
INSERT INTO "journal" VALUES(16,'9dd570fac77bcf0853e43cea128f23d5',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"0a9c8500cd220162872945613293c3ba630667bd47318d1da5e53b76c6350361","kind":"medical_opinion","machine":"","paper":"d-kr4tc3bq4y","person":"p-d44znzsk","replaces":null}',X'5BEC9CC83875CB8F714EB9AC617BA2D2087A6572592050B02B8D4FE30661E8FB');
INSERT INTO "journal" VALUES(17,'5ce100f277c47eee1850165c483adbb4',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"908090243b26ee45bb4d56cc60a258e4bd934a32605a6b47d676d74ddadd6dce","kind":"medical_opinion","machine":"","paper":"d-beuz8xqex2","person":"p-ann3djpz","replaces":null}',X'086AC81CFB3DD7DC8461876C510728696F77FABEF6AA814B11F8CD8661B2099D');
INSERT INTO "journal" VALUES(18,'267442ddce79cb81f01d7bd83b37b65f',1795369128756936,1795369128756936,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"012d5468ffbafbb1ffa4e8f3418be829004e80e5d84cf4e9555cc907bbeb5949","kind":"safety_training","machine":"centre-1","paper":"d-kbmeabdt95","person":"p-yy4bunw6","replaces":null}',X'3DB9ED7409EDD4CC92178007E77479D54F3BC1F15659FA94C25E8E131C68337A');
INSERT INTO "journal" VALUES(19,'bbd8d9d4005cddb00c8e9808b951a114',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"cb7f7012850cf21f026a97296be9ccbcab2fed4b40ab8acaea89c87b473a466f","kind":"safety_training","machine":"tour-1","paper":"d-hqc6zd5jjt","person":"p-yy4bunw6","replaces":null}',X'0839FD7F7962238E16C28B3C12B8DCB3000615AE6F782AE74CF9966DADCC4840');
INSERT INTO "journal" VALUES(20,'4f245fbd1a041b6d0a2ba053da9d7c84',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"caa37de8a345f0f7eb058fcd97df1e08006d7d4edea0a9cdefea2011b44a271d","kind":"safety_training","machine":"plieuse-1","paper":"d-hmshpbtw73","person":"p-yy4bunw6","replaces":null}',X'2D46D52BEBE9451573F9A0D80E9CE8D53C6B5C36C33EF9429DC51F8745F9D392');
INSERT INTO "journal" VALUES(21,'da302a69111191a7bfaea439bd8c510a',1795369128756936,1795369128756936,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"ec3d9a740c0c851a63805b75b0a9de1777ad95f5253d35d9709dc6c737d0c221","kind":"safety_training","machine":"centre-1","paper":"d-tev35ahkb5","person":"p-d44znzsk","replaces":null}',X'70603268BB6F88F8A7AEC58851FCE3083A909B8AEE8F8B77D86C5858E7A83796');
INSERT INTO "journal" VALUES(22,'7a0666aa1eb9598b00a9a603aa0e98e3',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"ae032950fb671fbc38314ee96ab5a3cb883da07845362fae0c9f643f1369c7ca","kind":"safety_training","machine":"tour-1","paper":"d-45hrwkewhf","person":"p-d44znzsk","replaces":null}',X'96A7125C7942ABBA7E0D68558DA751AE65C337F216AD63A7FD5CF59851C85927');
INSERT INTO "journal" VALUES(23,'ab90b5241a51adb587fb00d76f3f8740',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"c7700aff6cc73ab0737aeabb4fbde66d78d24e7884a5bba1036ae4abc35146ab","kind":"safety_training","machine":"plieuse-1","paper":"d-23nwr8kanj","person":"p-d44znzsk","replaces":null}',X'4E526BAD05418DEE32F29CDEAA4BA19B609FE8E71286E9046D4A1FDDE38E2D08');
INSERT INTO "journal" VALUES(24,'79c99059d0bef54551d140bd46f09e2c',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"d47eb2c48a2259c58cb85ad58a0e46378216cbf9ce0a3b8198a030316744e208","kind":"safety_training","machine":"tour-1","paper":"d-fehrmgaj76","person":"p-dnhtfa78","replaces":null}',X'54B21737CF48970BCB6723F099AF1F1753A4DAC0CC7FBB611DF2A1ADECD8472D');
INSERT INTO "journal" VALUES(25,'17671160e4de2d6e162427148b5fb0d7',1795369128756936,1795369128756936,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"a38026a29791abe228e7d78b7af73e63e0b72d04d79773f9626688fa7fc3f418","kind":"safety_training","machine":"centre-1","paper":"d-ktg85nuj66","person":"p-ann3djpz","replaces":null}',X'D7255F426FAA0EE6465EC7611C4F721DC94440A563D1397D576B30D6CF5428C4');
INSERT INTO "journal" VALUES(26,'afbbe315a2c70d5eb275ce9ffe1581d2',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"d68221c9561d5695ed629b70577a34237ab13ddf3b04c61562e397be69dc3143","kind":"safety_training","machine":"tour-1","paper":"d-3njpgwwhef","person":"p-ann3djpz","replaces":null}',X'21BA275CFB111DE6CFF861DF8B5EC91F9C15B745DEFBCF5E8774C7F082AA0CCB');
INSERT INTO "journal" VALUES(27,'4748ca3be430f3a3a0adabe3b70a75d5',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"7fabbf345fcb8649a7f10905091318617e7ec09d63e1356c121c81873d890e3d","kind":"safety_training","machine":"plieuse-1","paper":"d-z4v3je92xm","person":"p-ann3djpz","replaces":null}',X'AF65E6EEDCB9E93E026D0381592EB81FFAD73BC0B264D4AC924861A87ABF6F15');
INSERT INTO "journal" VALUES(28,'b2a952c5642ced3c20eadaac0a8a10e3',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"26f200c5aba24620cbf3360cb185b30c64de52fc631e2117d7c2ed0aef971c4e","kind":"status","machine":"","paper":"d-8rx3wttmrq","person":"p-u2x9fjx6","replaces":null}',X'0A8FFE3585056E02582C17C580AA52D64DDAC0EA68B8D4D7A58727B4336171AD');
INSERT INTO "journal" VALUES(29,'dc6a4d5d233fd1cb683c4f8c773c35a0',1795369128756936,1795369128756936,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"d03ed76f82c21aab1e7762a886e83554efd47140c95e99b772fe3743f3867446","kind":"safety_training","machine":"centre-1","paper":"d-wnbc8yjkeg","person":"p-u2x9fjx6","replaces":null}',X'4652034A51F2E24723674B4AD66516C4FAFECC72A03CAC0BDA3BA2DAF5813060');
INSERT INTO "journal" VALUES(30,'39f42eed99a9a01b931c3ca7b08f3718',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"36f70c76d41b426a8c55e930ffb5a617cb0eaf04d29104a28cd16330e8471c3d","kind":"safety_training","machine":"tour-1","paper":"d-vkauxmdf65","person":"p-u2x9fjx6","replaces":null}',X'99DE9F06B14CB68FDEAEDC0E43B78DC6E85820315048DCB7F0B99F70F0E71A56');
INSERT INTO "journal" VALUES(31,'01d3a9467440ec7bfbd819403be9ad9d',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"43656b1b79c6fd387c4fe92afc1e387220cfc1d3c6d453a44096122e1bc20d42","kind":"status","machine":"","paper":"d-7zvjpu9dz6","person":"p-jdsgru6e","replaces":null}',X'535B0D56BEBF28B044206686810CB709849B85658C2ECECC1D717532DEE1CA9A');
INSERT INTO "journal" VALUES(32,'f02da63f0fda0a3ffccd972960bc1cfa',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"f184c4d1d17790502370cb5b61de68cdfc4173c5103db622c0b9733033b471bd","kind":"safety_training","machine":"plieuse-1","paper":"d-mhx8acxm7n","person":"p-jdsgru6e","replaces":null}',X'849F42B1F1A6439CB22C3591C7CF96AA4228B142D2170FEE70E7AE660459D44A');
INSERT INTO "journal" VALUES(33,'cde20baf2d7f7965ffdfa0ff811e19ff',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"337f8c68619671cfe40d19107a87e619b2e12c36d056283494508a3129899548","kind":"status","machine":"","paper":"d-rkbgayrhhd","person":"p-wt4hg89a","replaces":null}',X'6B1AE53BD2DBDAFE32C37C6B340DA02318B6F96DDFFC22D7147CA0DA0C1C22BD');
INSERT INTO "journal" VALUES(34,'257987fb2dcc8e51bacb3018d49d3a24',1795369128756936,1795369128756936,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"702e2e7062ac8d402dbef10d4ccd91037bd3a7371021dc390db8b594b073b1f6","kind":"safety_training","machine":"centre-1","paper":"d-h56mcjkmac","person":"p-wt4hg89a","replaces":null}',X'CAAC75067D4FD91C2E27AFAE8C428DDA6C19C9E1CE3189D0579E0148B68A6225');
INSERT INTO "journal" VALUES(35,'680aa272d2249f839b55077da940d0c7',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"083903292c274e55f49d183ac5af8573636d477f001b612af66f4f8eba9feca8","kind":"safety_training","machine":"tour-1","paper":"d-snbhwrxkyh","person":"p-wt4hg89a","replaces":null}',X'8DAD86AD601D4959B055D24C8260DB3E5650C8BAA1377BC59A79ABBFBE3F6D43');
INSERT INTO "journal" VALUES(36,'7353a2a6d2ac924c68401d130cc9f4bf',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"13c442ae636b9319f2053cb9946bd32cfe9e38f1e1eac56e93450cfe3360cc90","kind":"safety_training","machine":"plieuse-1","paper":"d-kjgqqy7kb6","person":"p-wt4hg89a","replaces":null}',X'2423F34A8A1F9F02680A74E37B0A2C91956D6DA9E6C61AF13E5677FA9061F02F');
INSERT INTO "journal" VALUES(37,'c1e7a51271e40b8216b21c759ffe6d43',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"98c076bc0367080ae362934000c3fe254c70fce102f7687e8af3e3462307a023","kind":"status","machine":"","paper":"d-qf38pvfs5k","person":"p-r5zpssnz","replaces":null}',X'7EA4B33D0C4344BCB8FEC65BC74B33ABFD1142A2F6E44B134E960A054B77FB7A');
INSERT INTO "journal" VALUES(38,'b4c7a8106f879894b495295bf0a7d234',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"8afea81f93158d0e01d43ae30c3963d67fd938375eaf3b9c5d4341ecaea4f3c3","kind":"supervisor","machine":"","paper":"d-37swxytswy","person":"p-u2x9fjx6","replaces":null}',X'6A2D34AF6EEFAA88D98FE6EDFB343671FB865A609E54665432E81CB1A40A9DA8');
INSERT INTO "journal" VALUES(39,'7e1f36cc0a227c079eb45a085560ff03',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"94cd036f781e313454fe53a982d3962406f0a2bef4866ca05666e43bda6d7295","kind":"supervisor","machine":"","paper":"d-pte6p492jd","person":"p-jdsgru6e","replaces":null}',X'7045B41E8F2EE49445A26016C6A1B43AC97E30EEE47F76A908FAFB02D98D6520');
INSERT INTO "journal" VALUES(40,'ebeb8ee1584f3d62fca7ee2bf3f91f5b',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"a69eb35862a7639ca066a5cf129d5af8d0c9d48aa4d1705458cf54c17766e4d7","kind":"supervisor","machine":"","paper":"d-ykrxejcq7s","person":"p-wt4hg89a","replaces":null}',X'102432325A9FB3E95595A1DA1A80D6CFACC49EE4B5413FFA8EE5EE2E2B522544');
INSERT INTO "journal" VALUES(41,'d8427d61a47e2adbb1627aaff487298b',1795369128756936,1795369128756936,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"9b4678fe03e1f3f6a57171b74e3b5237b4d2e16efd121aa6ad0c608a90923711","kind":"licence","machine":"","paper":"d-qujwfyf6yu","person":"p-r5zpssnz","replaces":null}',X'400DD80664C3A1144675193957EC6E4A8B55A3A51242F12BD4ACBDA269425F89');
INSERT INTO "journal" VALUES(42,'4274efc21dcd6475ff6326220cf42fd6',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"e3e1a920119e9dcd80c86c44008a5343a584c594c5baaef61f10c7c19ca49883","kind":"verification","machine":"plieuse-1","paper":"d-hdy9ewkg35","person":null,"replaces":null}',X'97AA0019291EF2F7A7F1FA77C3F1E6037FA992C26FF924C01854BEC2DE7CCEE9');
INSERT INTO "journal" VALUES(43,'8dec8ae7cdaf4dff9375d01b55f728f5',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"c62c97053f0f40349e9086d7ce6f250e4f2b7a4305e89694cf20b0333499ea1b","kind":"verification","machine":"plieuse-1","paper":"d-ua5dk9dqrr","person":null,"replaces":null}',X'75E140EC19C64501BBD6DBB57E8341B4FC31A6E31CFA014CBF20E41D8ACEFD09');
INSERT INTO "journal" VALUES(44,'82365fb88f56497da35bb556cde8a26b',1795369128756936,1795369128756936,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"0be270e799b90523ec29279ccc1d66392ac0f48cf40da9adf96ee7a4bfd5e783","kind":"lock_out","machine":"tour-1","paper":"d-depdqws8sf","person":null,"replaces":null}',X'FC9D6E2E6E4A5C4185CE1424B2750EFC2F9390F4E0C42F2FC0FAB394DFFDE709');
INSERT INTO "journal" VALUES(45,'298cc94e295a659c67f17c5d1283098d',1795369128756936,1795369128756936,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:48.756936Z","author":"command","digest":"6b3b1dacf9d6e255ba35ef1439926c7a37ab215f80589ebb6f708a1b793cf44c","kind":"traits","machine":"plieuse-1","paper":"d-re4xk2ytnd","person":null,"replaces":null}',X'0B42035E1D26462D91C1D1B3312E9C5C6A98347EE000E3C281ADCE4A5AC83A6C');
INSERT INTO "journal" VALUES(46,'84ca9b94089e56f1e340e27216042901',1795369132288427,1795369132292856,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:52.288427Z","boot":"cfbb121cc0b04cd385c58d74252257e1","machine":"","software":"0.1.0"}',X'72F505C8713EBB1D1377DA83DA6B2F0B3F5AFA610B455E544E241CC4646FC427');
INSERT INTO "journal" VALUES(47,'cda6df6d07af2341f120fdf56d1526e3',1795369132307581,1795369132333441,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:38:52.307581Z","decision":"c43f91b8363646a2","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-yy4bunw6","row":"9","snapshot":"23b10c560c651688567b6e2f828728a2cbd965f43b6aa2f8e060e1c6cbac8a8a","task":null,"via":"command"}',X'D736B0E39FED78AC8C3D6178221DF067F1381D3691909AEAC05D3F793353E52E');
INSERT INTO "journal" VALUES(48,'21b636d77ec342cdd0f9ea51301d3953',1795369132335747,1795369132336559,'centre-1','SessionOpened',1,'{"at":"2026-11-22T17:38:52.335747Z","author":"command","machine":"centre-1","operation":"20","order":"OF-1041","persons":["p-yy4bunw6"],"role":"run","session":"centre-1.s1","task":null,"via":"command"}',X'CAB079ED265FFE0BD22200B837D59E503A41801CA1CEDAB07CE518488C9FEDA3');
INSERT INTO "journal" VALUES(49,'bbab91898f4cd198de14577ae60a5d1f',1795369132341284,1795369132342063,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:52.341284Z","boot":"cfbb121cc0b04cd385c58d74252257e1","machine":""}',X'8A29393D87A3A52888E19E617C1A101AE28BFBE08977D40F085D782752F6ECCF');
INSERT INTO "journal" VALUES(50,'2923c08c1dffa17241edbb7dc0876f54',1795369135711314,1795369135719530,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:55.711314Z","boot":"58893cb20bce459495d17bfbecb0c773","machine":"","software":"0.1.0"}',X'8D16DBEFA8C352F4416F895F8CBE6EC31728DE6B8EAA4B73781F48C0384ACCDE');
INSERT INTO "journal" VALUES(51,'a3e53c6abc1723bf9eca398bd367fa24',1795369135727896,1795369135758690,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:38:55.727896Z","decision":"6a820c0c247b405a","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-yy4bunw6","row":"9","snapshot":"b081d462e6847bdbec0ca216115a2daa3ac182b73cd280f694becc3f7a6fce52","task":null,"via":"command"}',X'44B84803239C38922AD2512CFC0EAE25E2FF10F336B5F5BEB3F7009197B08F3E');
INSERT INTO "journal" VALUES(52,'7a03ebe82e29095beb614163843edb8c',1795369135727896,1795369135758690,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:38:55.727896Z","decision":"c8f49ca468eb44d7","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-d44znzsk","row":"9","snapshot":"6db9ffb3dad7b06138e65bdabba2d321d14444d7a82c627c359ea440b570f391","task":null,"via":"command"}',X'C3B659B781E2EAA6AC879E76A97B8525C3281154066B326635FB11DC47CC28DF');
INSERT INTO "journal" VALUES(53,'fb98be0ab39f15df6422c80f3a42039a',1795369135760978,1795369135761797,'centre-1','SessionJoined',1,'{"at":"2026-11-22T17:38:55.760978Z","author":"command","machine":"centre-1","person":"p-d44znzsk","session":"centre-1.s1","via":"command"}',X'300EA6AC76A1D5BA91A40E684FE276667F303C97162A908FD89F3078DCC6292E');
INSERT INTO "journal" VALUES(54,'0eb71db0df561307c04dbbbfdaabf970',1795369135765452,1795369135766317,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:55.765452Z","boot":"58893cb20bce459495d17bfbecb0c773","machine":""}',X'33891F01A02ECE08C1D4430AB66D2B481BC8A08CB0A5C597D98CAF3A369529B7');
INSERT INTO "journal" VALUES(55,'c2c6c220e79e01b6e9beb09554b2776d',1795369140021098,1795369140026546,'','CollectorStarted',1,'{"at":"2026-11-22T17:39:00.021098Z","boot":"657e3847919b43b89ac5c49bf17a49ce","machine":"","software":"0.1.0"}',X'E6C5E9C0F3A3ABFA4A98D98BE596D3A2B0A4DA04207E799338C4CE857921FA1A');
INSERT INTO "journal" VALUES(56,'98e924078d75fe6c75e7c9a7f5c36886',1795369140031284,1795369140031884,'centre-1','SessionClosed',1,'{"at":"2026-11-22T17:39:00.031284Z","author":"command","machine":"centre-1","reason":"left","session":"centre-1.s1","via":"command"}',X'64D68B2EAD1DA001D5E65E29620688BF9DC5EBD85A4F9648AFEECE40D5A4416E');
INSERT INTO "journal" VALUES(57,'c54d34cfb5f0a0efe54fc7c8eb3a0893',1795369140034133,1795369140034761,'','CollectorStopped',1,'{"at":"2026-11-22T17:39:00.034133Z","boot":"657e3847919b43b89ac5c49bf17a49ce","machine":""}',X'6B7C455B38C97AD71C136E8099DF83E2E3DA1242CDEB0B709E56262839F72747');
INSERT INTO "journal" VALUES(58,'c2a0dcfc319bd2e06f582c26e49d3c5b',1772438400000000,1795369147946225,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","task":null,"via":"badge"}',X'7C7AD3D24B971A2BDA5544190F7D8130ABE357322081B42C16E02C89CE7B2834');
INSERT INTO "journal" VALUES(59,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795369147946225,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'E90D5AD740C3960AB5440CED7E6F3F829E641806B98B5BC145AD7758667F8026');
INSERT INTO "journal" VALUES(60,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795369147946225,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'072053F0DE7FB0828E287749D1312A1667311958727FF2AE5E20CA354BA47419');
INSERT INTO "journal" VALUES(61,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795369147946225,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'BE88C514D242B55A5D222FE0DE9E67C75EBF0FED1C7E80AD880D9114ACF25DE4');
INSERT INTO "journal" VALUES(62,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795369147946225,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'0A335393FDFBBD258AA1C7671101151AC64539D2233848F59B96A342C4816D1B');
INSERT INTO "journal" VALUES(63,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795369147946225,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'032879F654CEED7E303C2BB0FEFE504634512366DF5466D026C527287FDD93E1');
INSERT INTO "journal" VALUES(64,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795369147946225,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'8E914C7A742338670E58DBBB4924F840736A6F5883D32870A1C75F0DA294B5E9');
INSERT INTO "journal" VALUES(65,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795369147946225,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'2B3FD66FF965CA399FE09112F879EEC3A2B5E936658883B3D0596D4BCF82E2EC');
INSERT INTO "journal" VALUES(66,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795369147946225,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'58E8A3DD745F0A98124F7FA6E61AB82B88036D47F9E5705A43AA8AA741AA91E4');
INSERT INTO "journal" VALUES(67,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795369147946225,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'F8C278D7C13FC79A4792BDEEA3539918960E3D6B5915406AF5A4D85C731A4D9C');
INSERT INTO "journal" VALUES(68,'4ce5f9775b82d3cc588526ee763d0eee',1772438600000000,1795369147991186,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","task":null,"via":"badge"}',X'9CB79E15CA9C346300FB72FD7688BC55CB531E2799714F4DF72D55C5854CD502');
INSERT INTO "journal" VALUES(69,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795369147991186,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'C31152D1998F242AF8C4440542AE16E46074820110E998CC57E01CFC538383C3');
INSERT INTO "journal" VALUES(70,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795369147991186,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'E812D44EFABBD159E3D35E4BACD3DADCBE3989216995F0A394726DC0161AB40B');
INSERT INTO "journal" VALUES(71,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795369147991186,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'78C39AEDE24A79FBC83857D241036F532CFB5AEAFC26676D95A5A11EF917EC0B');
INSERT INTO "journal" VALUES(72,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795369147991186,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'E1C4482C4F091CD23A719509977B89EC7A498D08B43CCFCDA82B6B62A450FEF3');
INSERT INTO "journal" VALUES(73,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795369147991186,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'47E2485A6A94E2A2EB2BD1F0ABF869BB1556FE71F9FBB7C53F79FF111CAF966C');
INSERT INTO "journal" VALUES(74,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795369147991186,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'2F45C9D0D438439F77C6D71708E8CB63848F16264A4405788D1EBEAFCBA80F0A');
INSERT INTO "journal" VALUES(75,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795369147991186,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'968737878C0128B479EC6A33FCBB24D5344927EBFEE2592E2D3C9E84F635D7F9');
INSERT INTO "journal" VALUES(76,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795369147991186,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'795D7B3FAD218EC2C1395C54B325623BE32BB7AB998DE90DD5BB252B5EC38559');
INSERT INTO "journal" VALUES(77,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795369147991186,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'E7CE5AA032CE848ABCB4F97A9432BB0025D7CFDFA66592722DA17964E9B8FC30');
INSERT INTO "journal" VALUES(78,'d8e3785980f770af9781389c3d9882ac',1772438800000000,1795369147997134,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","task":null,"via":"badge"}',X'F49B1D454A9E945A503DB81F787D4F9EDD2172796FF0078752E1A17E998E46A3');
INSERT INTO "journal" VALUES(79,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795369147997134,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'A37A5EB3F7C94E1E69FAF7A17268E2306620F5291231550D6A94BA0BA1DC4D16');
INSERT INTO "journal" VALUES(80,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795369147997134,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'341C356374DA6566FDB957EF5A95C477EE662811E6E49AA41963EC106424E65C');
INSERT INTO "journal" VALUES(81,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795369147997134,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'1A18A2696FED4471E6C411BC6A7A711AAEB06BEBE26AB64297E12208F25A56EB');
INSERT INTO "journal" VALUES(82,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795369147997134,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'F7FC96FDAD27672C307307E9A0968D4713CB107EDAAE86A6EACBA94D9900153C');
INSERT INTO "journal" VALUES(83,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795369147997134,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'8663542315D1DDD10401151C324167F63BC766DD7624E8376942EE31D2A5F504');
INSERT INTO "journal" VALUES(84,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795369147997134,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'493C301EF433CA23FF845C2A1B271C7A7DD7C3489FFC9496739FE81226043C63');
INSERT INTO "journal" VALUES(85,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795369147997134,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'DA08E7F3B9F713371E6D06CF106DEFDD00D7D53FD38C69D60482F4B9042CEC4B');
INSERT INTO "journal" VALUES(86,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795369147997134,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'5991D9DD9AC113EDD7DE9A7636CE11EBE7B07CF2A42C5ABBBA32DDC5327E468B');
INSERT INTO "journal" VALUES(87,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795369147997134,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'681E65BCC41C5B6A95461FD6A06CB28BF143D4413F64600B9599D9AE9FB52B99');
INSERT INTO "journal" VALUES(88,'80946ed66f89b8813749e5e459048132',1772439000000000,1795369148001827,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","task":null,"via":"badge"}',X'D8DF118852FAA2B619412A5F42F02161F25807C5B44BD3E0BDA1F92BDE5C6644');
INSERT INTO "journal" VALUES(89,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795369148001827,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'9A79F3AB926DED89DD2839B4FB6A7958A4033B9B18F96447F7922B1B6657A79D');
INSERT INTO "journal" VALUES(90,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795369148001827,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'82770E4BA6E53D5B579759A73D0B1F1A4BFDD08D2C2D5E1BC3011B76C1F714E1');
INSERT INTO "journal" VALUES(91,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795369148001827,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'3278BEB0334F2B5EBC1135E04D3BD9359AAB99EABD51E862E4F039F87B371296');
INSERT INTO "journal" VALUES(92,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795369148001827,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'BF03D5FBBA261162828D05655D01EA6488EBA502FCE299AF33937F855A034315');
INSERT INTO "journal" VALUES(93,'9737020dcad722c4b569514faab44177',1772439060000000,1795369148001827,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'C0FA8E85537FF97A43205AAF2FA7590F3BB62D4DD48837B9411D19AB69A2912F');
INSERT INTO "journal" VALUES(94,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795369148001827,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'D9C4A9D3B30E9E90ED04E650274237DC1232266691ECD1D87CA7D7B7EA938144');
INSERT INTO "journal" VALUES(95,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795369148001827,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'BB5569149B5CC2045BCD2CF6357C070F19BFEB406004AAF409620277F4405D07');
INSERT INTO "journal" VALUES(96,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795369148001827,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'0C1B6CAF6A983B0E890B7613E8576A8BA21B991E5EC39358FABEEC7B8841ACDB');
INSERT INTO "journal" VALUES(97,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795369148001827,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'A0DA9E3EA3344095A0DAECECC2C948347AE569760C915DAA3B92D72207ED6937');
INSERT INTO "journal" VALUES(98,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795369148006538,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'7B07CA6F58A15F47F755E0D3C6FA7A0F8252D5482E96DF377546A1579346213C');
INSERT INTO "journal" VALUES(99,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795369148006538,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'30369864783EC91D0E1BBD4DD1DE6CDA551F147AF8CFA90051C701278A4F169F');
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
INSERT INTO "machine_state" VALUES('tour-1','{"machine": "tour-1", "at": "2026-11-22T17:39:00.034133Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',57);
INSERT INTO "machine_state" VALUES('compteur-1','{"machine": "compteur-1", "at": "2026-11-22T17:39:00.034133Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',57);
INSERT INTO "machine_state" VALUES('centre-1','{"machine": "centre-1", "at": "2026-11-22T17:39:00.034133Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {"s": 1}}',57);
INSERT INTO "machine_state" VALUES('plieuse-1','{"machine": "plieuse-1", "at": "2026-11-22T17:39:00.034133Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',57);
INSERT INTO "machine_state" VALUES('','{"pulse": "2026-11-22T17:39:00.034133Z", "boot": "657e3847919b43b89ac5c49bf17a49ce"}',57);
INSERT INTO "machine_state" VALUES('dmu','{"machine": "dmu"}',97);
CREATE TABLE mode_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	value TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_mode_interval PRIMARY KEY (seq)
);
CREATE TABLE one_time_link (
	digest VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	account VARCHAR, 
	device VARCHAR, 
	author VARCHAR NOT NULL, 
	expires_at BIGINT NOT NULL, 
	CONSTRAINT pk_one_time_link PRIMARY KEY (digest), 
	CONSTRAINT fk_one_time_link_account_account FOREIGN KEY(account) REFERENCES account (id), 
	CONSTRAINT fk_one_time_link_device_device FOREIGN KEY(device) REFERENCES device (id)
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
CREATE TABLE order_change (
	seq INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	order_number TEXT NOT NULL, 
	state TEXT NOT NULL, 
	changed TEXT NOT NULL, 
	operations TEXT NOT NULL, 
	removed TEXT NOT NULL, 
	author TEXT NOT NULL, 
	via TEXT NOT NULL, 
	CONSTRAINT pk_order_change PRIMARY KEY (seq)
);
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
INSERT INTO "paper" VALUES(1,'d-yvs9az8agd','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"}','6bef177c96f197e83cd304470eb5644f','a7418ae1c052e05d8e8db02f443c13f6efc93fce285099d8bd09881beb30ed3f',1795369125958743,'command',NULL);
INSERT INTO "paper" VALUES(2,'d-vk7e8cajf2','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-rics","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["chaudronnerie","usinage","entreprises d''accueil"],"title":"CAP Réalisations industrielles en chaudronnerie ou soudage"}','388ad882b64e6efc380ecb24a68c9275','abd900c7abfe143c7b3efc7f1c77d7c7a87e36a5bf82c3f7078318dbac46a455',1795369125958743,'command',NULL);
INSERT INTO "paper" VALUES(3,'d-ghsfd8fmz3','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":false,"id":"tp-soudeur","length":"1 an","places":["chaudronnerie"],"title":"Titre professionnel Soudeur assembleur industriel"}','7b775c15640cb0113299ca196f1a2d2d','01fd840f23c24bf38da496dd629c6f499791b3f780cc60f9079e0a4d6201469a',1795369125958743,'command',NULL);
INSERT INTO "paper" VALUES(4,'d-gg9xec3qcz','risk_assessment',NULL,NULL,'{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}','a9b60eef40cd1ba3d30ce20a70f42877','c8f8f6d07834144484f4c48b58090947a7570a57de8bea8835681a468e36de98',1795369125958743,'command',NULL);
INSERT INTO "paper" VALUES(5,'d-uf7nxhj9te','declaration',NULL,NULL,'{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]}','9ac0c4f2f65f066cac192fec3212f0c4','b04885974fe78fbf6fb534bba9051e5e249d9a1c06a4a6ede1e934bd9a531ad8',1795369125958743,'command',NULL);
INSERT INTO "paper" VALUES(6,'d-beh9th93fz','declaration',NULL,NULL,'{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}','e3fef85114acde931cf06503eda2b93b','85400221ee40ce3cfb346291516dbe2a24eba077effd4c479e95ca9d72e08434',1795369125958743,'command',NULL);
INSERT INTO "paper" VALUES(7,'d-wy7jav2p5h','status','p-yy4bunw6',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','b1b547de459b0e269c78d7bc50948f42','41b7b9c2474dea532bbab59895c08c8af2a7d7a168ca1cc0bc27229d1f1b517c',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(8,'d-gfay5ecmea','enrolment','p-yy4bunw6',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','ad65a2d06b544eb442a247b44bb1a635','2fd8f7c3aea0b67dbde7a902f6900fc58a81647674400406937f9ceb7270c505',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(9,'d-7fhrka7yrh','status','p-d44znzsk',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','37f09fbf57a6115713d443c3f7385d28','08351ced6856000f0f2cd3f6c60cc05fa62f537fa9438aeee3fcf37c1181e236',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(10,'d-b522vqbuna','enrolment','p-d44znzsk',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','c57209e6b0e721026ad918f927257923','fdbb140c981f0c3bf53b2ad8322929d2185a0a36242462f9f792b2c53c914a15',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(11,'d-zy9qw5pcvy','status','p-dnhtfa78',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','cf4cb229b89da40426e62892a1c5f76a','a889cdb7dba09217d602baaa40b53fef5f627a9ea38ab9d61760dbbde70f691e',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(12,'d-fm8adzvrqy','enrolment','p-dnhtfa78',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','1e4663afc5c9b96e57cddc9d1b9fc67d','f35b4900f2d711588d0c4dfbf04ace55f61bd8e198cfec916677d529dc74c86e',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(13,'d-up6d5gvq2b','status','p-ann3djpz',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','36fc78d06cb9068b68b2bc2b193b7f41','4e9609d8230f04e336ac03c33bb83a2f9a500f9931e1940e398968ff2e8cc836',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(14,'d-d7atctwtnt','enrolment','p-ann3djpz',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','f6d418c3f91ed397c32b52701a11af2b','f3e03bfd250e5caf6b7a8eeac734735a38afa9b22a095f29844691b1bad90804',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(15,'d-mu67zpp83a','medical_opinion','p-yy4bunw6',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','9d38be8700f3f32bd5b50970d9ba1684','646683a06bfb2d6b6932c84302fc054369726a22694fec70edd9b123efcbfbd4',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(16,'d-kr4tc3bq4y','medical_opinion','p-d44znzsk',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','f88efb4dafa866fa6e9b65f06f7a4493','0a9c8500cd220162872945613293c3ba630667bd47318d1da5e53b76c6350361',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(17,'d-beuz8xqex2','medical_opinion','p-ann3djpz',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','e2205ef5563ca056391f29e8b40a0b4f','908090243b26ee45bb4d56cc60a258e4bd934a32605a6b47d676d74ddadd6dce',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(18,'d-kbmeabdt95','safety_training','p-yy4bunw6','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','be34dff3a9b171a6c1b20fb02d238f19','012d5468ffbafbb1ffa4e8f3418be829004e80e5d84cf4e9555cc907bbeb5949',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(19,'d-hqc6zd5jjt','safety_training','p-yy4bunw6','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','e84ca3b089c9012a9691eccb5aec227c','cb7f7012850cf21f026a97296be9ccbcab2fed4b40ab8acaea89c87b473a466f',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(20,'d-hmshpbtw73','safety_training','p-yy4bunw6','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','f05dfeb96cc1d771c7685957d2598ff5','caa37de8a345f0f7eb058fcd97df1e08006d7d4edea0a9cdefea2011b44a271d',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(21,'d-tev35ahkb5','safety_training','p-d44znzsk','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','772b3b28f51d2b5ddd0d5002476c9f6a','ec3d9a740c0c851a63805b75b0a9de1777ad95f5253d35d9709dc6c737d0c221',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(22,'d-45hrwkewhf','safety_training','p-d44znzsk','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','0adcaa9dca0f3ac28028a1ecbf278e5f','ae032950fb671fbc38314ee96ab5a3cb883da07845362fae0c9f643f1369c7ca',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(23,'d-23nwr8kanj','safety_training','p-d44znzsk','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','7250eed97460c0df055ecfc4e71c92b4','c7700aff6cc73ab0737aeabb4fbde66d78d24e7884a5bba1036ae4abc35146ab',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(24,'d-fehrmgaj76','safety_training','p-dnhtfa78','tour-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"tour-1","modes":["cleaning"],"passed":true,"valid_until":null}','57c772d3d921713eca0f306cbce62eba','d47eb2c48a2259c58cb85ad58a0e46378216cbf9ce0a3b8198a030316744e208',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(25,'d-ktg85nuj66','safety_training','p-ann3djpz','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','523f39fcc0c6099c42918365eb191956','a38026a29791abe228e7d78b7af73e63e0b72d04d79773f9626688fa7fc3f418',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(26,'d-3njpgwwhef','safety_training','p-ann3djpz','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','cd9fb952d6206c30db8be12ba2d39203','d68221c9561d5695ed629b70577a34237ab13ddf3b04c61562e397be69dc3143',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(27,'d-z4v3je92xm','safety_training','p-ann3djpz','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','c4f1feb7d8b17f9463b43e578c6b1b99','7fabbf345fcb8649a7f10905091318617e7ec09d63e1356c121c81873d890e3d',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(28,'d-8rx3wttmrq','status','p-u2x9fjx6',NULL,'{"since":"2020-09-01","status":"staff","until":null}','07afcd5abe05242b941de271eb99c877','26f200c5aba24620cbf3360cb185b30c64de52fc631e2117d7c2ed0aef971c4e',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(29,'d-wnbc8yjkeg','safety_training','p-u2x9fjx6','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','9e114027883f2c424b516662867e9539','d03ed76f82c21aab1e7762a886e83554efd47140c95e99b772fe3743f3867446',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(30,'d-vkauxmdf65','safety_training','p-u2x9fjx6','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','5ad43f3a4840d1ff250e35ca81eab53c','36f70c76d41b426a8c55e930ffb5a617cb0eaf04d29104a28cd16330e8471c3d',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(31,'d-7zvjpu9dz6','status','p-jdsgru6e',NULL,'{"since":"2020-09-01","status":"staff","until":null}','10701817466000bdaa62463dcafb1741','43656b1b79c6fd387c4fe92afc1e387220cfc1d3c6d453a44096122e1bc20d42',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(32,'d-mhx8acxm7n','safety_training','p-jdsgru6e','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','f4be3a7c726840f2bbf873727266caf1','f184c4d1d17790502370cb5b61de68cdfc4173c5103db622c0b9733033b471bd',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(33,'d-rkbgayrhhd','status','p-wt4hg89a',NULL,'{"since":"2020-09-01","status":"staff","until":null}','91069920c86a35d111ade11629c5b5e8','337f8c68619671cfe40d19107a87e619b2e12c36d056283494508a3129899548',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(34,'d-h56mcjkmac','safety_training','p-wt4hg89a','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','3ef78ad5524808b3fe30a5d86832bf68','702e2e7062ac8d402dbef10d4ccd91037bd3a7371021dc390db8b594b073b1f6',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(35,'d-snbhwrxkyh','safety_training','p-wt4hg89a','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','37ce6e008d3d58293c71fb20c238c061','083903292c274e55f49d183ac5af8573636d477f001b612af66f4f8eba9feca8',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(36,'d-kjgqqy7kb6','safety_training','p-wt4hg89a','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','0589e70c72b3cf2636d6ce43b91b9bd1','13c442ae636b9319f2053cb9946bd32cfe9e38f1e1eac56e93450cfe3360cc90',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(37,'d-qf38pvfs5k','status','p-r5zpssnz',NULL,'{"since":"2020-09-01","status":"staff","until":null}','f8aaf066a988abdb1a4e74ee3e06c403','98c076bc0367080ae362934000c3fe254c70fce102f7687e8af3e3462307a023',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(38,'d-37swxytswy','supervisor','p-u2x9fjx6',NULL,'{"function":"Maître professionnel","machines":["centre-1","tour-1"],"since":"2025-09-01","until":null}','b210ac229f067d0e327960fd8a92ebe4','8afea81f93158d0e01d43ae30c3963d67fd938375eaf3b9c5d4341ecaea4f3c3',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(39,'d-pte6p492jd','supervisor','p-jdsgru6e',NULL,'{"function":"Maître professionnel","machines":["plieuse-1"],"since":"2026-09-01","until":"2026-12-31"}','3b9bbb369e1a7750b2cca921d6f59af9','94cd036f781e313454fe53a982d3962406f0a2bef4866ca05666e43bda6d7295',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(40,'d-ykrxejcq7s','supervisor','p-wt4hg89a',NULL,'{"function":"Cheffe d''atelier","machines":[],"since":"2025-09-01","until":null}','65cba2e39eff1cd0416d62412b4ac42e','a69eb35862a7639ca066a5cf129d5af8d0c9d48aa4d1705458cf54c17766e4d7',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(41,'d-qujwfyf6yu','licence','p-r5zpssnz',NULL,'{"issued_on":"2024-01-16","kind":"electrical","machines":[],"valid_until":"2027-01-15","withdrawn_on":null}','ba69ed0c12b4dda13f7d12a6cb2b93de','9b4678fe03e1f3f6a57171b74e3b5237b4d2e16efd121aa6ad0c608a90923711',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(42,'d-hdy9ewkg35','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-08-18","reference":"VGP-26-0818"}','a82cc9b6ecea82074bddadf683258610','e3e1a920119e9dcd80c86c44008a5343a584c594c5baaef61f10c7c19ca49883',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(43,'d-ua5dk9dqrr','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-11-12","reference":"VGP-26-1112"}','c53359de2866e55445e145ba3207c3ac','c62c97053f0f40349e9086d7ce6f250e4f2b7a4305e89694cf20b0333499ea1b',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(44,'d-depdqws8sf','lock_out',NULL,'tour-1','{"reason":"contact de porte à remplacer","since":"2026-10-05","until":"2026-10-07"}','2c8c755aebf1dc2cb4110596b657cfc7','0be270e799b90523ec29279ccc1d66392ac0f48cf40da9adf96ee7a4bfd5e783',1795369128756936,'command',NULL);
INSERT INTO "paper" VALUES(45,'d-re4xk2ytnd','traits',NULL,'plieuse-1','{"powered":true,"since":"2025-09-01","variant":null}','6d8545923cabfb6c75aa8209061238f7','6b3b1dacf9d6e255ba35ef1439926c7a37ab215f80589ebb6f708a1b793cf44c',1795369128756936,'command',NULL);
CREATE TABLE paper_revocation (
	paper TEXT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	author TEXT NOT NULL, 
	CONSTRAINT pk_paper_revocation PRIMARY KEY (paper), 
	CONSTRAINT fk_paper_revocation_paper_paper FOREIGN KEY(paper) REFERENCES paper (id)
);
CREATE TABLE part_change (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	count TEXT NOT NULL, 
	order_number TEXT, 
	operation TEXT, 
	order_before TEXT, 
	operation_before TEXT, 
	author TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	CONSTRAINT pk_part_change PRIMARY KEY (seq)
);
INSERT INTO "part_change" VALUES(98,'dmu',1772439300000000,'assigned','dmu.p1','C-2','20','C-1','10','a-1','forgot the badge','{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"}','{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"}');
INSERT INTO "part_change" VALUES(99,'dmu',1772439310000000,'corrected','dmu.p2','C-1','10','C-1','10','a-1','measured','{"good":0,"parts":1,"rework":0,"scrap":0}','{"good":4,"parts":5,"rework":0,"scrap":1}');
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
INSERT INTO "part_count" VALUES('dmu.p0',63,'dmu','part_count',1772438460000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c0','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p1',98,'dmu','part_count',1772438660000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c1','dmu.s2','C-2','20','setup',NULL,0,'a-1','forgot the badge');
INSERT INTO "part_count" VALUES('dmu.p2',99,'dmu','part_count',1772438860000000,NULL,5,4,1,0,'increment',1,2,'corrected',0,'','dmu.c2','dmu.s1','C-1','10','run',NULL,0,'a-1','measured');
INSERT INTO "part_count" VALUES('dmu.p3',93,'dmu','part_count',1772439060000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c3','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
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
CREATE TABLE part_declaration (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	count TEXT NOT NULL, 
	machine TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	session TEXT, 
	good INTEGER NOT NULL, 
	scrap INTEGER NOT NULL, 
	rework INTEGER NOT NULL, 
	reason_code TEXT NOT NULL, 
	author TEXT NOT NULL, 
	via TEXT NOT NULL, 
	stands BOOLEAN NOT NULL, 
	CONSTRAINT pk_part_declaration PRIMARY KEY (id)
);
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
INSERT INTO "person" VALUES('p-yy4bunw6','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-d44znzsk','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-dnhtfa78','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-ann3djpz','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-u2x9fjx6','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-jdsgru6e','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-wt4hg89a','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-r5zpssnz','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
CREATE TABLE pin (
	person VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	hashed VARCHAR NOT NULL, 
	set_at BIGINT NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (person), 
	CONSTRAINT fk_pin_person_person FOREIGN KEY(person) REFERENCES person (id), 
	CONSTRAINT uq_pin_number UNIQUE (number)
);
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
INSERT INTO "session" VALUES('centre-1.s1',56,'centre-1',1795369132335747,1795369140031284,'OF-1041','20','run','command','left');
INSERT INTO "session" VALUES('dmu.s0',58,'dmu',1772438400000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s1',68,'dmu',1772438600000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s2',78,'dmu',1772438800000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s3',88,'dmu',1772439000000000,NULL,'C-1','10','run','badge',NULL);
CREATE TABLE session_correction (
	session TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	was_closed_at BIGINT NOT NULL, 
	closed_at BIGINT NOT NULL, 
	corrected_at BIGINT NOT NULL, 
	author TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_session_correction PRIMARY KEY (session)
);
CREATE TABLE session_person (
	seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	session TEXT NOT NULL, 
	person TEXT NOT NULL, 
	joined_at BIGINT NOT NULL, 
	left_at BIGINT, 
	CONSTRAINT pk_session_person PRIMARY KEY (seq, position)
);
INSERT INTO "session_person" VALUES(48,0,'centre-1.s1','p-yy4bunw6',1795369132335747,1795369140031284);
INSERT INTO "session_person" VALUES(53,0,'centre-1.s1','p-d44znzsk',1795369135760978,1795369140031284);
INSERT INTO "session_person" VALUES(58,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(68,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(78,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(88,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE state_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	execution TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_state_interval PRIMARY KEY (seq)
);
INSERT INTO "state_interval" VALUES(59,'dmu','ACTIVE',1772438401000000,1772438461000000);
INSERT INTO "state_interval" VALUES(65,'dmu','READY',1772438461000000,1772438601000000);
INSERT INTO "state_interval" VALUES(69,'dmu','ACTIVE',1772438601000000,1772438661000000);
INSERT INTO "state_interval" VALUES(75,'dmu','READY',1772438661000000,1772438801000000);
INSERT INTO "state_interval" VALUES(79,'dmu','ACTIVE',1772438801000000,1772438861000000);
INSERT INTO "state_interval" VALUES(85,'dmu','READY',1772438861000000,1772439001000000);
INSERT INTO "state_interval" VALUES(89,'dmu','ACTIVE',1772439001000000,1772439061000000);
INSERT INTO "state_interval" VALUES(95,'dmu','READY',1772439061000000,NULL);
CREATE TABLE stop_reason (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	reason_code TEXT NOT NULL, 
	author TEXT NOT NULL, 
	via TEXT NOT NULL, 
	given_at BIGINT NOT NULL, 
	CONSTRAINT pk_stop_reason PRIMARY KEY (id)
);
CREATE TABLE tool_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_tool_interval PRIMARY KEY (seq)
);
INSERT INTO "tool_interval" VALUES(61,'dmu','T1',1772438405000000,1772438430000000);
INSERT INTO "tool_interval" VALUES(62,'dmu','T2',1772438430000000,1772438470000000);
INSERT INTO "tool_interval" VALUES(71,'dmu','T1',1772438605000000,1772438630000000);
INSERT INTO "tool_interval" VALUES(72,'dmu','T2',1772438630000000,1772438670000000);
INSERT INTO "tool_interval" VALUES(81,'dmu','T1',1772438805000000,1772438830000000);
INSERT INTO "tool_interval" VALUES(82,'dmu','T2',1772438830000000,1772438870000000);
INSERT INTO "tool_interval" VALUES(91,'dmu','T1',1772439005000000,1772439030000000);
INSERT INTO "tool_interval" VALUES(92,'dmu','T2',1772439030000000,1772439070000000);
CREATE TABLE trainee_work (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	machine TEXT NOT NULL, 
	program TEXT NOT NULL, 
	order_number TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	role TEXT NOT NULL, 
	hands INTEGER NOT NULL, 
	cycles INTEGER NOT NULL, 
	aborted INTEGER NOT NULL, 
	active DOUBLE NOT NULL, 
	hold DOUBLE NOT NULL, 
	parts INTEGER NOT NULL, 
	good INTEGER NOT NULL, 
	scrap INTEGER NOT NULL, 
	rework INTEGER NOT NULL, 
	times TEXT NOT NULL, 
	CONSTRAINT pk_trainee_work PRIMARY KEY (id)
);
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-1","10","run",1]',99,'p-anne',1772438400000000,'dmu','','C-1','10','run',1,0,0,0.0,0.0,7,4,1,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","P1","C-1","10","run",1]',94,'p-anne',1772438400000000,'dmu','P1','C-1','10','run',1,4,0,200.0,40.0,0,0,0,0,'50.00,50.00,50.00,50.00');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-2","20","setup",2]',98,'p-anne',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-bilal",1772438400000000,"dmu","","C-2","20","setup",2]',98,'p-bilal',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
CREATE TABLE trainer_call (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	called_at BIGINT NOT NULL, 
	reason_code TEXT NOT NULL, 
	author TEXT NOT NULL, 
	via TEXT NOT NULL, 
	status TEXT NOT NULL, 
	ended_at BIGINT, 
	ended_by TEXT, 
	CONSTRAINT pk_trainer_call PRIMARY KEY (id)
);
CREATE TABLE trainer_call_person (
	call TEXT NOT NULL, 
	person TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_trainer_call_person PRIMARY KEY (call, person)
);
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
CREATE INDEX ix_account_person ON account (person);
CREATE INDEX ix_account_session_account ON account_session (account);
CREATE INDEX ix_part_declaration_at ON part_declaration (at);
CREATE INDEX ix_part_declaration_count ON part_declaration (count);
CREATE INDEX ix_part_declaration_session ON part_declaration (session);
CREATE INDEX ix_part_count_not_good ON part_count (at) WHERE scrap > 0 OR rework > 0;
CREATE INDEX ix_stop_reason_machine ON stop_reason (machine, since);
CREATE INDEX ix_stop_reason_since ON stop_reason (since);
CREATE INDEX ix_trainer_call_called_at ON trainer_call (called_at);
CREATE UNIQUE INDEX uq_trainer_call_open ON trainer_call (machine) WHERE status = 'open';
CREATE INDEX ix_trainer_call_person_person ON trainer_call_person (person);
CREATE INDEX ix_state_interval_lasting ON state_interval (machine, started_at) WHERE ended_at - started_at >= 120000000;
CREATE INDEX ix_trainee_work_person ON trainee_work (person, since);
CREATE INDEX ix_assessment_person ON assessment (person, grid, at);
CREATE INDEX ix_assessment_file_file ON assessment_file (file);
CREATE INDEX ix_assessment_comment_person ON assessment_comment (person);
CREATE INDEX ix_evidence_file_assessment ON evidence_file (assessment);
CREATE INDEX ix_evidence_file_person ON evidence_file (person);
CREATE INDEX ix_session_order_number ON session (order_number, operation, opened_at);
CREATE INDEX ix_part_change_count ON part_change (count);
CREATE INDEX ix_part_change_order_number ON part_change (order_number, seq);
CREATE INDEX ix_part_change_order_before ON part_change (order_before, seq);
CREATE INDEX ix_order_change_order_number ON order_change (order_number, seq);
COMMIT;
