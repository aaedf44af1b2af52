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
',1795369087844952);
CREATE TABLE access_snapshot (
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	body TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_snapshot PRIMARY KEY (digest)
);
INSERT INTO "access_snapshot" VALUES('d72f86964431fdabda913d30f045a59c4d36fa29d0050976ddb30e80854d7818','p-5qyxygzf','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-5qyxygzf","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":null,"hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":1,"at":"2026-11-22T17:38:07.804172Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-hwpsbnmd","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-3udn3zym","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-qyvkxmx3","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369087844952);
INSERT INTO "access_snapshot" VALUES('42bff450f0d89d8827150860ab9ec9e386220c5af0e476c932b15f70a7b7f3ad','p-5qyxygzf','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-5qyxygzf","named":true,"status":"pupil"},"presences":[{"since":"2026-11-22T17:38:07.864862Z","until":null}],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:38:17.465551Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-hwpsbnmd","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-3udn3zym","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-qyvkxmx3","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369097540936);
INSERT INTO "access_snapshot" VALUES('c20b1b6237d67aeee0eb52d765d3ad23df7b7d49908c360cde9de994325617e2','p-9ffze6wf','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-09-02","id":"p-9ffze6wf","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:38:17.465551Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-hwpsbnmd","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-3udn3zym","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-qyvkxmx3","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369097540936);
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
INSERT INTO "account" VALUES('a-uast22jh','Claire Morel','claire morel','head','',NULL,NULL,1,1795369109478715);
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
INSERT INTO "alembic_version" VALUES('0010');
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
INSERT INTO "api_token" VALUES('t-etm6m72d','ERP','["see_orders"]','0552c754efcfc98de97c250349c881a21a8abe0e17b6751900b2a09abac0d19f',1795369115655638,1826905115655638,NULL,NULL);
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
INSERT INTO "badge" VALUES('04A15C32',1795369067368281,NULL,'p-5qyxygzf');
INSERT INTO "badge" VALUES('04A15C47',1795369067368281,NULL,'p-9ffze6wf');
INSERT INTO "badge" VALUES('04A15C5B',1795369067368281,NULL,'p-mjmyyv4x');
INSERT INTO "badge" VALUES('04A15C68',1795369067368281,NULL,'p-xyft4h5v');
INSERT INTO "badge" VALUES('040FE211',1795369067368281,NULL,'p-hwpsbnmd');
INSERT INTO "badge" VALUES('040FE233',1795369067368281,NULL,'p-3udn3zym');
INSERT INTO "badge" VALUES('040FE244',1795369067368281,NULL,'p-qyvkxmx3');
INSERT INTO "badge" VALUES('040FE255',1795369067368281,NULL,'p-7qq5q2q8');
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
INSERT INTO "checkpoint" VALUES(1,6,X'87CAD298E5D1B5A2C40F286188A4AE5E88B8BD4F7024A80DC978E78D1F416761',1795369074623779,X'EEE5D960ACA046C3FD73CB0177A5EBA111487C1EA85F6C967099ECEA23CB396D011F071CB6FD756EFAFD07958383A62EF8BE92BDE778FEE9C07208B29589E60C');
INSERT INTO "checkpoint" VALUES(2,45,X'2E24E7D8AB921086F1F04E2A4DCBDEC3E34A5CE64A76B2195A481947F59EAE9A',1795369081242500,X'0DD69DFAC507DAC1598FADC92BBE175EE8B75801BF937A12B68C10DDDA1E8C49EC90DABC2B5A9FDE477FC535D96AD7FFA4C65ABBAF4825856029B55F009D1F05');
INSERT INTO "checkpoint" VALUES(3,49,X'D0D5D5AC70DAFE849FD5622A6063A2FD64C227388B48AB5FFA06943A27527DCF',1795369087901267,X'00071BCA46D85914DD8B98B08C7A6E4945EE9E007AB3A5FE38722FE58C5EBB0355CAECC1B76F05BF6BB8EB2745EA6E9DAA8D89BE010084ED9DC01373028A520F');
INSERT INTO "checkpoint" VALUES(4,54,X'61860F0B3F8BEC127BB87BFEC6BAE100B907FDD6FDDD3346DC31A81BE6844FFE',1795369097595915,X'B8E80CA9781A1A33F7F5EE5182B53FDC6E6552D85FC7C2A51CC8A0ED4AC0B9F53FE455D49C267C9352F82F3648E9F3DE19B00ACD70963EB02B97098EB6F8D906');
INSERT INTO "checkpoint" VALUES(5,57,X'930CA1EF368A12E0E835183AF256E16C4185A8BCC30B8242D9A516C2378C40A6',1795369104952230,X'6D83C104F855DF47208027AA86D3BED7E9AFD7C50E615F1935BA3DD8A5C5855716E7ACDE62066255E1A5695DF8A8F1F7A4E0121E6D3A7512C3B77AA82E894801');
INSERT INTO "checkpoint" VALUES(6,60,X'F4994A03AAC5455BBAEE07E7322C01DB2B3DC72AE5A16A434177D0A63174A564',1795369109497660,X'1B5127CD15F67F32645A49DDCE1955378FF71F8A64D01BFEBDFCA34F9301995F425A849B4D4D51D58CA1C7117EEF6FEE404519010C9C2A69C7988E666C0AA002');
INSERT INTO "checkpoint" VALUES(7,63,X'8E3C7178EB287A7B35F1F23E58834C3796FADD58B3B267680710981ABB2472D2',1795369115705572,X'A1DF724346FC172549990C9D1B3A51D2207C21F0D95FCDE03FF38D42909034B42BA27A30BD1F988A78B7F68316316DCCBC417BD2E72248F71D3AABA973F5D200');
INSERT INTO "checkpoint" VALUES(8,73,X'9E739D607EC9B22B6A8B451C6AFB351D7BF352DBC2227C14A11A1D885569793B',1795369118051662,X'CE2456C365DC9625313FF73E71698F91AE107EAC1F310A2341972A90CA3808D50D982BA6A53D2BAE9A381B3878A22F6AD173302DAB5E50977DD642A27616260C');
INSERT INTO "checkpoint" VALUES(9,83,X'BC066FF4A50C05E46541FDEAF3CE4B9C2178BFA7552C4432E97F4A80EE509792',1795369118063047,X'194C2A640AFD079EF29B21EE89EF017523B4B2BEFF08F016DEF0463E3E51D19E27705D5153732941319A53C750590D96612290937653B620AD2C6639D384FA08');
INSERT INTO "checkpoint" VALUES(10,93,X'BB0792B5B967B46E9895E85208699E24FEF979134A2B4C72CA32206BF755D2A7',1795369118068269,X'65FB39ED5C12A8C5C064BA646013A9E3B2E3EAAC851866644E2892D0A07B1610F6E1890C9E42814A959DA7A82D7410D2CE93DCE8CFCAA4760C493DE372FFED07');
INSERT INTO "checkpoint" VALUES(11,103,X'56E0C239982B6A735489292072A25A2716D91BADCA00651F417FF3DBE94F6515',1795369118072935,X'A13EBBED6C8169A44E42C6FAA84427B0E11BFC1950ABB9DDD2F28BF878DAD25CA2EF12C15FF0440D113A0C9BAA7639EDE13ED89DE5332D1950A5FCEA5FB8CB04');
INSERT INTO "checkpoint" VALUES(12,105,X'01F07633A1EDE3E41A52DDDDA7B59F9B9EB694C71A24DB64A5064EB421132ED0',1795369118090337,X'BC256F32E62F0BD74A7F5A6DE7F04BC6C11863B996C87DCBEB9B6CD2AB5713AD26B7BC0D3B04C8254D78C6C4573EB775AA82D1A3A5CD4192C4886CD60C8D6C07');
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
INSERT INTO "cycle" VALUES('dmu.c0',70,'dmu',1772438401000000,1772438461000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c1',80,'dmu',1772438601000000,1772438661000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c2',90,'dmu',1772438801000000,1772438861000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c3',100,'dmu',1772439001000000,1772439061000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
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
INSERT INTO "held_count" VALUES('dmu.h0',73,'dmu','part_count',1772438480000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h1',83,'dmu','part_count',1772438680000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h2',93,'dmu','part_count',1772438880000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h3',103,'dmu','part_count',1772439080000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
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
INSERT INTO "journal" VALUES(1,'20f10a8a65ed9fc3750555695ec434d5',1795369074563444,1795369074563444,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:54.563444Z","author":"command","digest":"1d80b5da56ed5539ed64fbaa4c5d17640ad2b61e38f6f5b077b8ef4568e5a3f5","kind":"programme","machine":"","paper":"d-4j7gp3uur2","person":null,"replaces":null}',X'31604A6CFF95484DC30034681AA462F3B86DD7F7217B287B13603B09590016DE');
INSERT INTO "journal" VALUES(2,'9191b9f51bfca68dadb2bd6db569392e',1795369074563444,1795369074563444,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:54.563444Z","author":"command","digest":"2bfd4e4c71465eae156af47ae228ccbeec551e4e460eac2ed44c0d590aca831c","kind":"programme","machine":"","paper":"d-763d5v5e2k","person":null,"replaces":null}',X'AD155B51738E8589E1074179EA512E4A47E6C4E3CADF3E96981CAED7B6003D66');
INSERT INTO "journal" VALUES(3,'54799a287f55c20234622806f48b1ac0',1795369074563444,1795369074563444,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:54.563444Z","author":"command","digest":"f38a51ae29d630880a23107c15374d2357a6e842059db199e4936b77444ecc01","kind":"programme","machine":"","paper":"d-c43778wm2n","person":null,"replaces":null}',X'4EF3C35C2D9CA12E43EAB0BEF8D81495F5C08D6EC0B569F500275A0DCDDA19AE');
INSERT INTO "journal" VALUES(4,'262896605c89fcedea573abc44c0920c',1795369074563444,1795369074563444,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:54.563444Z","author":"command","digest":"4116119a08683f06593c5ba61641f605948699d7a934b8b8de2fdadaa6fcda48","kind":"risk_assessment","machine":"","paper":"d-k4hygsas7y","person":null,"replaces":null}',X'6961549E0C7FA1EC06C4CBE8A3C9B83AC4B6705B0A6512C0FB90693EB78871F2');
INSERT INTO "journal" VALUES(5,'f469e97ce6c18d5d2a7ba1f8e3536e62',1795369074563444,1795369074563444,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:54.563444Z","author":"command","digest":"d6c6bb0a5358c7b31490932e6ecf661ad465cc616da6060f8877111c659f675a","kind":"declaration","machine":"","paper":"d-n7v2h9mdrx","person":null,"replaces":null}',X'78A0A3233C208F7F8E9B639CA3C04B8FA5D92790B4D84AABE64E995101FBAB9F');
INSERT INTO "journal" VALUES(6,'ef809f6cbca4e21e067a3ed52132b87e',1795369074563444,1795369074563444,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:54.563444Z","author":"command","digest":"af2059eefd90752f9d7039c7f51cf038c4826ed49cd15b552656eb4971f29d63","kind":"declaration","machine":"","paper":"d-49rcjqm9bd","person":null,"replaces":null}',X'87CAD298E5D1B5A2C40F286188A4AE5E88B8BD4F7024A80DC978E78D1F416761');
INSERT INTO "journal" VALUES(7,'a8236e5518d9040c8921fa7b09cad873',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"10267ddd7dcdf76378a822cb39d6b9136f719d1a31741153cc9ee1bbc1df8499","kind":"status","machine":"","paper":"d-g5k4adnpvg","person":"p-5qyxygzf","replaces":null}',X'EBA4E9013EBBB082C0E4FEDE608EB91259299B80C0858AF97ED4117322CA9A6B');
INSERT INTO "journal" VALUES(8,'2a9d90ee50c70161c49b5fd04c0f314c',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"0a368cb65a9d5a3dfe6d1ec3104dcfcb0629219d6fc653e216c8b16b037504db","kind":"enrolment","machine":"","paper":"d-9ntpmh8je8","person":"p-5qyxygzf","replaces":null}',X'DC3E7EBD59245EA49CEA6AA353FD81764737B441B6050DC1470E4E46FDA04C5E');
INSERT INTO "journal" VALUES(9,'eb680dc55f953fcbfeb28ec22ea8a38e',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"d53387fd391a717cceb493ffd8e8713fae191700fb6b36c7e4938135f5fa3374","kind":"status","machine":"","paper":"d-jps46ab63h","person":"p-9ffze6wf","replaces":null}',X'691BA2D40ED4B9EDEB97F5F3AE211035B8E7C82DB2B13F92D81557E5F683735F');
INSERT INTO "journal" VALUES(10,'59a63473008eaf8ef56fc5a1985e9398',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"7f1505fddb5f3424560f419f2e0ae653cd8709146b04a6306032e6352e80dabe","kind":"enrolment","machine":"","paper":"d-pnht6e7z7h","person":"p-9ffze6wf","replaces":null}',X'53BDFA7BCCA7BE56C0406CD1095150EFEB0FAC3F08BC8B3C89BBF0518DB15B4E');
INSERT INTO "journal" VALUES(11,'2d0d2d82757ce51a859af5b5e8f82e17',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"c6ae8d66b0be74c2b146d900720cba6e5427f778cb15e4b94a7ec78f9c50f90d","kind":"status","machine":"","paper":"d-442h5zww86","person":"p-mjmyyv4x","replaces":null}',X'63B5A8644AC74E5F7D10EE7EAD90F19CAABC5A4D4E0E12369D528C148803E69E');
INSERT INTO "journal" VALUES(12,'097def22420dc6ea15dfb1417e3675f2',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"c1c89ad527343b823db09450e8930b404ad28d3e22b12242ab5316e687eb631e","kind":"enrolment","machine":"","paper":"d-7mh8vwpcsc","person":"p-mjmyyv4x","replaces":null}',X'1BB34134DF9FCF4D5CA4D9C1793398DE99DA68D143787799C5811289820F6B68');
INSERT INTO "journal" VALUES(13,'bf3a7879b1ffc3a79d97353a872fbcc1',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"7184572a9ae7c12c047ef53e590d6038d845cdf386a401f3a90aaa4251dcf05a","kind":"status","machine":"","paper":"d-t79wwfhccn","person":"p-xyft4h5v","replaces":null}',X'D385CAFF027D3E7DD313F892D72E9CCE6ACA5C0EAEF3E1EBD63A9BFE759F89FB');
INSERT INTO "journal" VALUES(14,'e39add10f742b5210d7ffd72a95706c4',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"5e79d2dd07a4540c05b9ace9d99f473bcedb04d5f2e08a50c2d573ee567ac01d","kind":"enrolment","machine":"","paper":"d-g7yfbd3zjf","person":"p-xyft4h5v","replaces":null}',X'71E760BB6B3FC1604AAEDCF8304A89DDE667DBEB90800F10C5C23263D7A4B200');
INSERT INTO "journal" VALUES(15,'2c58ed39d5dcbf5f4efa2f0c1c7ec7b2',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"ac95548cd302c6601c8024b489a65eef4e0f2440f9dae22d965c581bfab857e7","kind":"medical_opinion","machine":"","paper":"d-cd5gv2242w","person":"p-5qyxygzf","replaces":null}',X'7A70126D18547A0C9105D869354692A8D9473D6DE096F4A9CBC1139032F75EBB');
INSERT INTO "journal" VALUES(16,'7fc197b19276c8258aaa63c90906f281',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"504cbf24d6fa422b37fb3f2e63b0cfd930a5e05b2732bc4269c574484986baa9","kind":"medical_opinion","machine":"","paper":"d-vv54hzajrm","person":"p-9ffze6wf","replaces":null}',X'A85E959D5ECA90E96173BA38329F0073CE9B1A9D9B35029FB32D2D89600DA68C');
INSERT INTO "journal" VALUES(17,'0742117a42174955a36171bb5cd78aab',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"1c03cf117c2e1a9b27e81112ab3b1577e69182a902d8cbfca9aade1c726e4da8","kind":"medical_opinion","machine":"","paper":"d-7hg4zuwjrz","person":"p-xyft4h5v","replaces":null}',X'A68D7567719458850497016863E6D32D6606E0ABF433830081C4259551B3F7A0');
INSERT INTO "journal" VALUES(18,'320a1f6e368ad7c25d89d53ee918b2ca',1795369081063475,1795369081063475,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"a3e8662a18588715e08f660e7e697fbeab4928f579c16562f02e162d73e3cec7","kind":"safety_training","machine":"centre-1","paper":"d-3as3r5nd9g","person":"p-5qyxygzf","replaces":null}',X'B2E91C9E5754564EE9F5122B72BDC2BCB52E06ABFA75098C0BC92CBC0CE2EF60');
INSERT INTO "journal" VALUES(19,'e3a5f6907c9f97940568637d0ccb2708',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"182a0a04c5b3e5e882773accb436339ae0ee939c60a3baea430898cbb3ef4a93","kind":"safety_training","machine":"tour-1","paper":"d-77w87yac6w","person":"p-5qyxygzf","replaces":null}',X'6BB9EFCDD94CD043127DA8110AACA846A31A3F734CFF28F4BB4780132366FC68');
INSERT INTO "journal" VALUES(20,'2cde23ea6c24d2758b9fa204d24993c7',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"23bdbea55cdb49e0a4b463fe6f1d2545a574382015948984af4dbb29d2158184","kind":"safety_training","machine":"plieuse-1","paper":"d-pq9v97r27y","person":"p-5qyxygzf","replaces":null}',X'25046B0DAC1B1F1894154E4B796CE4929B3078599D0DE2D628B8BE810759101D');
INSERT INTO "journal" VALUES(21,'ee8b86dd538b6a09946ee671044c686b',1795369081063475,1795369081063475,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"3a2fc8b33d5ab18b221f3272030427f37a3f20ee8d40fe853c18e04c8e10c850","kind":"safety_training","machine":"centre-1","paper":"d-d9zwnzuw9u","person":"p-9ffze6wf","replaces":null}',X'8C578457A6DB453AAD9EBDBC5149E6F45DF62B5F88563F98AB23D637B7968675');
INSERT INTO "journal" VALUES(22,'b6d0e6f494ee463b4f7d2b161945a93d',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"d0591971cbfc9c4d8852fba991a8660699d9a1d6051d9e04969cb352eb53b1aa","kind":"safety_training","machine":"tour-1","paper":"d-wwb3gqub4z","person":"p-9ffze6wf","replaces":null}',X'9F746223A3FC49230AE8D46984C6C9D32408167F9DDBB438EF60A9C469EA9310');
INSERT INTO "journal" VALUES(23,'bebbdcd00032f23d9bc34261ff171aba',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"5755bc6593163af98a4614524b30c6afab1040bc349aa925d8a66fece637f5ec","kind":"safety_training","machine":"plieuse-1","paper":"d-mw8zmcgbqu","person":"p-9ffze6wf","replaces":null}',X'D4C2A45901600DC9ACA91F68F8821FBBF270D3B31C5EAC982A13C531F42C0B25');
INSERT INTO "journal" VALUES(24,'3bd0c0dcd4673b747e263dc6697e7aef',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"e20f28886f8a79d3e3f6e7eb7a179cf80305ec56409058b23efebea6ad870960","kind":"safety_training","machine":"tour-1","paper":"d-z452wnwnnx","person":"p-mjmyyv4x","replaces":null}',X'7D36D9CA413D09615383EDADE5A83E78BAF7212AF833D18A38D5EEC7AF300CA7');
INSERT INTO "journal" VALUES(25,'10e7c05b1136abe3ef58a914fead0cfb',1795369081063475,1795369081063475,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"716ed677ec9a30848f8318d7b97677067748a0ef56b562c038bf83c472656f48","kind":"safety_training","machine":"centre-1","paper":"d-7zprxvtuqk","person":"p-xyft4h5v","replaces":null}',X'5E0A7AD51811667A93B7C1C0A2B07504F1C3DC3E4B488C99B67972DB7B25324E');
INSERT INTO "journal" VALUES(26,'1e42a7463021515264c338ba6a31daa0',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"794537184b69b006ae430b46ca503b33075bc112f9f0cd6308a6d1e52566bf93","kind":"safety_training","machine":"tour-1","paper":"d-44vdn87h4x","person":"p-xyft4h5v","replaces":null}',X'5002D87CF078FFA3F65C5CE136DF6C75DEA7960767804B7F111928BD0070FC6C');
INSERT INTO "journal" VALUES(27,'bb6ea7d7f7fab88c2c1870614b4b4905',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"940daa69c00e267cb9928e3116cffc1d41f7bdafb24496782a042c6e99983995","kind":"safety_training","machine":"plieuse-1","paper":"d-725j7muwj6","person":"p-xyft4h5v","replaces":null}',X'6C34F25F02E1635763B71CA06CF5009DEB7E218193484AA2788E1817E0DD824C');
INSERT INTO "journal" VALUES(28,'70a554d0d9238e0b1aea7943b27f69b6',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"45ad866d81d99f0dc6f0348851224373015f470554756f2c499d7b68095d5e14","kind":"status","machine":"","paper":"d-bke3z7gjb2","person":"p-hwpsbnmd","replaces":null}',X'F2D9A0C209BEA23D8DB15F37362054C6074FD2396FF24B41466669E6D003FC63');
INSERT INTO "journal" VALUES(29,'e3d66b273536f0b9a8d4f12586529bd5',1795369081063475,1795369081063475,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"184dea332a3a9a35aefbcc27221cec7706096cfa0f6f32b9865fab1eeb961e89","kind":"safety_training","machine":"centre-1","paper":"d-8k55cw94ww","person":"p-hwpsbnmd","replaces":null}',X'C96AAE1A53F51D9407FAA8E27D6CF896D430FB9FD99BBC100179B6740FC4FA80');
INSERT INTO "journal" VALUES(30,'6e77861080ad3bd14ebb6b87ac7596a3',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"1894d6e26f60779f9e68a42b49fe52c7c309704d59188cc961d70d7ad37531e4","kind":"safety_training","machine":"tour-1","paper":"d-2ff4db2qk4","person":"p-hwpsbnmd","replaces":null}',X'759DDCD8A86AC736F2BE1E66C44E2931503E2D63DA8F2BD37605D46D25147514');
INSERT INTO "journal" VALUES(31,'089c49bff716b889732672ecbd44bbf3',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"388e41add67cf923c56c118886f9313451ed8473a3059f407c379d04b3203196","kind":"status","machine":"","paper":"d-vhtxpenxn5","person":"p-3udn3zym","replaces":null}',X'D633BD34E10660B287664656B18788C0B3F0819460517C4CE591D7228880C05C');
INSERT INTO "journal" VALUES(32,'8c8ba1b07e288acaef272cbfd4ff4fd5',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"54d8e1eebdd68e07886a7579269fc62a69f380f890edf984dafb341620125c49","kind":"safety_training","machine":"plieuse-1","paper":"d-35v97yn8qm","person":"p-3udn3zym","replaces":null}',X'6F95CDFB7EC82CDAA2B7440A1900A5B409B210712BE6E26471DD51485988D43F');
INSERT INTO "journal" VALUES(33,'7eeb43c329688afc1272920aa1f38b3e',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"94bbc5aca43b5cf2f57e433c575120d1b819ceabb8db364765c898d3744d98ff","kind":"status","machine":"","paper":"d-utg8xs9mmu","person":"p-qyvkxmx3","replaces":null}',X'B6CAED842BD9D592CD1AEC8B979BB4F8FF71856761DCE5CBE7C2514E5A7B82B3');
INSERT INTO "journal" VALUES(34,'7d1f9c31058e4902d08eb66636c2847b',1795369081063475,1795369081063475,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"3f07411b78477d84dde849a843f2d48804b0d0520084452a07540c9f094d3ad3","kind":"safety_training","machine":"centre-1","paper":"d-cdgb8rvb6j","person":"p-qyvkxmx3","replaces":null}',X'D4A616CC982BC5D7F692B41116355CBF43CDEF9998FFAB023E6BDBA80416F708');
INSERT INTO "journal" VALUES(35,'a8269ee43cfa3ac86df927c9b2b57067',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"8696b21b3c798b694067b6063e9f160ce96cf038657eda1a6949b8496c058c5e","kind":"safety_training","machine":"tour-1","paper":"d-a489vn7sbr","person":"p-qyvkxmx3","replaces":null}',X'63FDD6178F56EE438F7910C563245D02F5A9569CEF8455A9CFDAAA283EC820E9');
INSERT INTO "journal" VALUES(36,'0ba3678d7175387b1317690f0da7762e',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"ed3e78476ae73115922222bba53374a66f2b8e9122ed590948a9c6000b87e6c8","kind":"safety_training","machine":"plieuse-1","paper":"d-nbrsjrubnv","person":"p-qyvkxmx3","replaces":null}',X'4790D2BDB11C1D7AE15D9F5EF6EF0D4A84DB3FBD43E2B3DB5B0E2DB8EDCE47DF');
INSERT INTO "journal" VALUES(37,'258dcf51aa41679402d39c384eb2d7cb',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"0f8bf6b14389d88ac1db2eb5c1d628d8b5cc798ede435b0888380422701ab573","kind":"status","machine":"","paper":"d-e3u8htczcy","person":"p-7qq5q2q8","replaces":null}',X'67DA4C52CCD801B67A2F39272D0187C72F7BCE8F24A1B27D8E35D4A1B02B4AC1');
INSERT INTO "journal" VALUES(38,'c1eedc6540bcfc814e9ad4afc7a32844',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"836d751ccbdb89da37313f44ba444c8484de0fd0acca6bc5daa7af153e092203","kind":"supervisor","machine":"","paper":"d-8f7sujekk8","person":"p-hwpsbnmd","replaces":null}',X'773CEE5E0B47202707CD5574A36A2F22F92729BC206CBE4C6BBBFA96E6F0DE1C');
INSERT INTO "journal" VALUES(39,'a4d93e7b8f16d010f141949366a2e461',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"0e0910c1aaf5e3446c8795ee094d8db78edfc995bb817132d2b153324017625b","kind":"supervisor","machine":"","paper":"d-xg4fsqxdhg","person":"p-3udn3zym","replaces":null}',X'F4E5C5400C7DFBAA7402BDCE71D3EDF4C24553DFAF9981617149AC772F07D62D');
INSERT INTO "journal" VALUES(40,'b220b1b2aee11ac9b9dd8f5ea2f8dd9f',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"086072ce9a3b19050efff7ef55b7f3ca2e0c1739f030ce04fc97cab0f4cebce6","kind":"supervisor","machine":"","paper":"d-tge3etpn43","person":"p-qyvkxmx3","replaces":null}',X'5F0BA11D297823A7B668ECCF8EEEA83BF96F413A0F24802476DBD4BDA90F80A5');
INSERT INTO "journal" VALUES(41,'de918914d1d7a6ab3bd2f66f31595af5',1795369081063475,1795369081063475,'','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"92b97c27325b2c3a5ec2ba3c517028afa958a9a38368d5f2c6538206bf3e76e2","kind":"licence","machine":"","paper":"d-nzezyfcqyd","person":"p-7qq5q2q8","replaces":null}',X'D56CA2C233BA974EBFA8731840B8E8640E05C802E26C9A540D1A5D93F47867A9');
INSERT INTO "journal" VALUES(42,'e36dcd49704753388604d131c762f27a',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"0b9fc21b1a2af96c082a9bfc0a541177d68f27bf2048b9fada5c5870a89f620a","kind":"verification","machine":"plieuse-1","paper":"d-c2g6zev9y5","person":null,"replaces":null}',X'DEC1FB889ABE1C08BABF2DD76DA8E16070BE18DA44559068F11DBDEA295F2B29');
INSERT INTO "journal" VALUES(43,'d41cdf6b88af427fe125fcd48097519f',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"61e45bd3a43bdfea413445dd4603548062496766d5c3694e2687c06d89c445c3","kind":"verification","machine":"plieuse-1","paper":"d-8wmfpexdxk","person":null,"replaces":null}',X'8E5476B736F1B93E8B764C103E69777A42C526677B3A1D0408420369A35ED373');
INSERT INTO "journal" VALUES(44,'d4694a5e70c198a89652b7499dd7c5fb',1795369081063475,1795369081063475,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"cb134f7e5171cacc415d938c0cd7461cfa89a8fac40e79cea62dc589e4c8c9fc","kind":"lock_out","machine":"tour-1","paper":"d-2rh47k9w4v","person":null,"replaces":null}',X'B2E0678BA7E172406531D88CCF99533B3D2A93439A408DC20263A35085143112');
INSERT INTO "journal" VALUES(45,'bc466671c432bdc29f9b09bf18e9f63a',1795369081063475,1795369081063475,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:38:01.063475Z","author":"command","digest":"74580883255e87270ca0210d37699c1b3d1bf03f0d33d13679a51aafe5fab124","kind":"traits","machine":"plieuse-1","paper":"d-b7xry2ct6j","person":null,"replaces":null}',X'2E24E7D8AB921086F1F04E2A4DCBDEC3E34A5CE64A76B2195A481947F59EAE9A');
INSERT INTO "journal" VALUES(46,'e4f61b55b825ec8bfe29679c30734b74',1795369087743127,1795369087757169,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:07.743127Z","boot":"7c8a74cd30c34d3091c018a7d6aad793","machine":"","software":"0.1.0"}',X'E121199C600D72978785FECAFAF9D3A59A321DEBC59D4E7E79B49E52DC3B1441');
INSERT INTO "journal" VALUES(47,'9fa682353b7aa950194f30dd9cc15d15',1795369087804172,1795369087854793,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:38:07.804172Z","decision":"32a74083838f43ee","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-5qyxygzf","row":"9","snapshot":"d72f86964431fdabda913d30f045a59c4d36fa29d0050976ddb30e80854d7818","task":null,"via":"command"}',X'EDC360A393A5CE3DEE29D661DE3F3E538AA43AAFACFB743DADC1814CFD6772E3');
INSERT INTO "journal" VALUES(48,'7e2af7522430b31ca4c94b123874b14e',1795369087864862,1795369087865756,'centre-1','SessionOpened',1,'{"at":"2026-11-22T17:38:07.864862Z","author":"command","machine":"centre-1","operation":"20","order":"OF-1041","persons":["p-5qyxygzf"],"role":"run","session":"centre-1.s1","task":null,"via":"command"}',X'ACCCF976CCB2C583280240ABAA258017ED71D1844B017C0D4701E6261BC0E27A');
INSERT INTO "journal" VALUES(49,'01af4d3984a705e3033c3ae18afea5b6',1795369087877326,1795369087878227,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:07.877326Z","boot":"7c8a74cd30c34d3091c018a7d6aad793","machine":""}',X'D0D5D5AC70DAFE849FD5622A6063A2FD64C227388B48AB5FFA06943A27527DCF');
INSERT INTO "journal" VALUES(50,'0134ff243e1780a19c2598da486a3d3d',1795369097420395,1795369097437095,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:17.420395Z","boot":"b99104dbc90243d29165a6bc53a0032c","machine":"","software":"0.1.0"}',X'8CE301B2294CDF842682E6697216795D073A87CC847BE2F23DB07784C41E28DC');
INSERT INTO "journal" VALUES(51,'dde055418dea925779644384f5e11ea3',1795369097465551,1795369097550174,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:38:17.465551Z","decision":"4f9b4eaae78d4358","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-5qyxygzf","row":"9","snapshot":"42bff450f0d89d8827150860ab9ec9e386220c5af0e476c932b15f70a7b7f3ad","task":null,"via":"command"}',X'E92899C06A0CE9133BE63159908CB70426E5EBC35D473FE21E18BE8F86F56B96');
INSERT INTO "journal" VALUES(52,'09f41cfedcb6a75b0c9279d0e1ea5731',1795369097465551,1795369097550174,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:38:17.465551Z","decision":"3df4e3689e4147ed","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-9ffze6wf","row":"9","snapshot":"c20b1b6237d67aeee0eb52d765d3ad23df7b7d49908c360cde9de994325617e2","task":null,"via":"command"}',X'4A726CA664B1861F4DDB0CD1F88FC91DCEAA4731DD42CD6A9643EAB48BADE130');
INSERT INTO "journal" VALUES(53,'1be1aefda6e3c6bca3d69c687f0f9766',1795369097560075,1795369097560932,'centre-1','SessionJoined',1,'{"at":"2026-11-22T17:38:17.560075Z","author":"command","machine":"centre-1","person":"p-9ffze6wf","session":"centre-1.s1","via":"command"}',X'10935B052CB66C05AB8CBF76CB2D6306371FFAE5365300802DDD700E3500C695');
INSERT INTO "journal" VALUES(54,'25cccf8f09f5c915615f18211b796a55',1795369097573249,1795369097574194,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:17.573249Z","boot":"b99104dbc90243d29165a6bc53a0032c","machine":""}',X'61860F0B3F8BEC127BB87BFEC6BAE100B907FDD6FDDD3346DC31A81BE6844FFE');
INSERT INTO "journal" VALUES(55,'3c6173cdad68ea6b165f9b5fde015066',1795369104931903,1795369104938161,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:24.931903Z","boot":"27cf58187c81462d959246374b5f49fa","machine":"","software":"0.1.0"}',X'C2EA8E067477BF207A82BD3EDB53BDFA67709B174690480561110DFE7E22075C');
INSERT INTO "journal" VALUES(56,'111e29ea31f63f48bf5bc438a61ba98a',1795369104943884,1795369104945102,'centre-1','SessionClosed',1,'{"at":"2026-11-22T17:38:24.943884Z","author":"command","machine":"centre-1","reason":"left","session":"centre-1.s1","via":"command"}',X'C839A930CA1A81C26BB33C60E36201FB05166FF712B1F12974E04A5FB52355AA');
INSERT INTO "journal" VALUES(57,'9bde70dc0ac214e03cc53fc5e8d84d72',1795369104948373,1795369104949373,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:24.948373Z","boot":"27cf58187c81462d959246374b5f49fa","machine":""}',X'930CA1EF368A12E0E835183AF256E16C4185A8BCC30B8242D9A516C2378C40A6');
INSERT INTO "journal" VALUES(58,'2b683f551e2e6b9776da05642f10d393',1795369109465021,1795369109472697,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:29.465021Z","boot":"eac1189e91c149d8b7d20d41a527b983","machine":"","software":"0.1.0"}',X'5764A3213554828B5994D2DB99F2E11CBFB6D84C939DAABB7D77986D87C8CC82');
INSERT INTO "journal" VALUES(59,'55a36034451967727aba9fb90380d96e',1795369109478715,1795369109485400,'','AccountOpened',1,'{"account":"a-uast22jh","at":"2026-11-22T17:38:29.478715Z","author":"command","machine":"","role":"head"}',X'ED63875A53BCBCEE7DA98F6622F761C9871898511C2AB61835EE278C8F3385EB');
INSERT INTO "journal" VALUES(60,'0d40cf3f82a8236e708535a85922e954',1795369109493760,1795369109494669,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:29.493760Z","boot":"eac1189e91c149d8b7d20d41a527b983","machine":""}',X'F4994A03AAC5455BBAEE07E7322C01DB2B3DC72AE5A16A434177D0A63174A564');
INSERT INTO "journal" VALUES(61,'b70a13cd95497a365691dd555e3ed5fb',1795369115624144,1795369115632371,'','CollectorStarted',1,'{"at":"2026-11-22T17:38:35.624144Z","boot":"813c76c7d49d4c8bb1a18e94789d3574","machine":"","software":"0.1.0"}',X'601F86FC1B09470DAE61CB3E475C3E6625A458946294139ADA744EA5A2FDAE08');
INSERT INTO "journal" VALUES(62,'2bd5fcc436fc778788652e4f76eebddb',1795369115655638,1795369115681316,'','TokenIssued',1,'{"at":"2026-11-22T17:38:35.655638Z","author":"command","machine":"","scopes":["see_orders"],"token":"t-etm6m72d"}',X'BB61110A26067DB89077931CD28F6F2FD6EB3D6B39B8FF367B615BA227F97DA9');
INSERT INTO "journal" VALUES(63,'c248e41c0e454e7e57a2b4d5fc4b48a9',1795369115689360,1795369115690326,'','CollectorStopped',1,'{"at":"2026-11-22T17:38:35.689360Z","boot":"813c76c7d49d4c8bb1a18e94789d3574","machine":""}',X'8E3C7178EB287A7B35F1F23E58834C3796FADD58B3B267680710981ABB2472D2');
INSERT INTO "journal" VALUES(64,'c2a0dcfc319bd2e06f582c26e49d3c5b',1772438400000000,1795369118008769,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","task":null,"via":"badge"}',X'E9A8B342CC35027C78C842CDED0994E7F9D45A16D3B0B6696BDB8B65E65DACC3');
INSERT INTO "journal" VALUES(65,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795369118008769,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'84717BB8784ACD559096F35D6E345EB16823BF7F0341C6A5F106ABF21CD8B12D');
INSERT INTO "journal" VALUES(66,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795369118008769,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'1F6FD829B25DE03318815B4AD448A7857EBEADBF78BB21BBCADA2B9171F67F5E');
INSERT INTO "journal" VALUES(67,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795369118008769,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'36113F8C544850A756AA01E26AB00E720B6447909EC9AEEC094C3D96EC28C5BA');
INSERT INTO "journal" VALUES(68,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795369118008769,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'F46A0633EB6857F942E0092CF31AAB2A2137C42DCC736E90FAAD79AD16006C0F');
INSERT INTO "journal" VALUES(69,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795369118008769,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'E4AF191F340CF2D8FD05FE6AE166DEEE829D08F9BCD083BAE4B3425B3E0C98C1');
INSERT INTO "journal" VALUES(70,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795369118008769,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'1DDC0E7D8E525F54B475567C297DE6A5682F20514679C4F1A3E14CA3071859F7');
INSERT INTO "journal" VALUES(71,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795369118008769,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'5CCD0CDDB3BE1137973201CD7B1C83F0B765483DEEA9E1875CD38F791589AA5A');
INSERT INTO "journal" VALUES(72,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795369118008769,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'31BA7F7A8D32E6166E19C3C9E7B18CF91D827CD3C3448E3619C9A6E831FF10AE');
INSERT INTO "journal" VALUES(73,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795369118008769,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'9E739D607EC9B22B6A8B451C6AFB351D7BF352DBC2227C14A11A1D885569793B');
INSERT INTO "journal" VALUES(74,'4ce5f9775b82d3cc588526ee763d0eee',1772438600000000,1795369118059184,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","task":null,"via":"badge"}',X'89B3038A865762A9679AAEADA55882867F5831001EEA3D41E04D354FD4B69B5F');
INSERT INTO "journal" VALUES(75,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795369118059184,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'E00242E3B2E8B78C1C391E5E25109FB883DEF155DCC83F9EB49C7787FE7F588C');
INSERT INTO "journal" VALUES(76,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795369118059184,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'16541CDB134B19BE16F3A9AE4F3D58D0FA8DC2E71A9D036802CC9654843B5D37');
INSERT INTO "journal" VALUES(77,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795369118059184,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'0BE8261068977CD292DA6143B86F58C75B3E612D8178400BF40FCF502AED4295');
INSERT INTO "journal" VALUES(78,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795369118059184,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'250B1F778C58AB87747796D7AA23A0E41DCEE0C3AE62F21576AD1810699679C6');
INSERT INTO "journal" VALUES(79,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795369118059184,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'E31A347AAD4CB7C1173DECF5F0714678D590D5BAEEB0B27DBC3E1265991C735E');
INSERT INTO "journal" VALUES(80,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795369118059184,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'9DBF86E6257110D830D7EE2423A26D1037F1AB10D2E7357BCF89952B8FAEFBC1');
INSERT INTO "journal" VALUES(81,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795369118059184,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'2C7E6CDD7082B79B5D36454D43B0CC648E2988165F4EF3C570DEFC4E78C67CAA');
INSERT INTO "journal" VALUES(82,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795369118059184,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'B43D25E8F48D88D9A5BD1F56D57FD23CE47B8770680ED103208EC4C393214DFF');
INSERT INTO "journal" VALUES(83,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795369118059184,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'BC066FF4A50C05E46541FDEAF3CE4B9C2178BFA7552C4432E97F4A80EE509792');
INSERT INTO "journal" VALUES(84,'d8e3785980f770af9781389c3d9882ac',1772438800000000,1795369118065804,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","task":null,"via":"badge"}',X'5E3EF2C78F12A5D0B54FC5F82CE300638BDAF30BB74BA3271469D6ECB42442BA');
INSERT INTO "journal" VALUES(85,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795369118065804,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'B9C65DF4D1167C73B411DAA15B94C6D69C1A05A85FFAF8D6D1465C04FA6B1323');
INSERT INTO "journal" VALUES(86,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795369118065804,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'7359D2D99D4F2A2DD3E6C0B5753D8270616011C7414A0188409E896F28AA074F');
INSERT INTO "journal" VALUES(87,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795369118065804,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'BE217F6B297AEE8EF94A037ABFD8890DD1B794D215179C9318CD4D2767D31FC6');
INSERT INTO "journal" VALUES(88,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795369118065804,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'F7185E90F30EE5BC3D721BE14E42F355B43B11DEDBCD84737339ED45AD63136B');
INSERT INTO "journal" VALUES(89,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795369118065804,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'37A28CF67CAD63E8226E715AEF0BC36CE40EA3D90EEF6C99A4E0E92B5C3911A8');
INSERT INTO "journal" VALUES(90,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795369118065804,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'B3B7B28B187DD2C2B36302B3E9FA325974B03E024D1B0B682F26732CF144E603');
INSERT INTO "journal" VALUES(91,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795369118065804,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'26AE28EE4F4861B319616497B8F48CE33FCE077CE65A7C262A2652A47B3AD634');
INSERT INTO "journal" VALUES(92,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795369118065804,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'00B64FD48050BE71E1BEB03FAE759D80FE6A975FDA5824127589D2282BA6DFBE');
INSERT INTO "journal" VALUES(93,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795369118065804,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'BB0792B5B967B46E9895E85208699E24FEF979134A2B4C72CA32206BF755D2A7');
INSERT INTO "journal" VALUES(94,'80946ed66f89b8813749e5e459048132',1772439000000000,1795369118070674,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","task":null,"via":"badge"}',X'57439E53E86108A939D6FDC6699B2C898213513A5B1D7C0762C24719FDD10B16');
INSERT INTO "journal" VALUES(95,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795369118070674,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'9C36EB6512D6E1C033B45077D08E4B60602627BCA7298922AE68A695751E7586');
INSERT INTO "journal" VALUES(96,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795369118070674,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'9304D8D687580B60B5FFA97D925A687EB4CC39E6987926E19F5017B34E80A6CE');
INSERT INTO "journal" VALUES(97,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795369118070674,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'7881EDF6705085143F8080C3919603E7C20607C71D5E0623C1CFE5A66305E4AB');
INSERT INTO "journal" VALUES(98,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795369118070674,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'6DF8102887B8192DF1CAB99548A2485B50A6E51FC1878CA07DDFE801EA6C14E3');
INSERT INTO "journal" VALUES(99,'9737020dcad722c4b569514faab44177',1772439060000000,1795369118070674,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'3C542E5384946CCDEAE90334670FB69439BDEC425E724CD485576F7EF8AB2B9B');
INSERT INTO "journal" VALUES(100,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795369118070674,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'78DA99F69377ABBCB32D78812846729566C09AB427297A9A48B4E3913C055FE3');
INSERT INTO "journal" VALUES(101,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795369118070674,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'36A5602A7FDFE66051F57ED72C09FB75BD3F21D36D4ABB250A3EE4E6B9E33845');
INSERT INTO "journal" VALUES(102,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795369118070674,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'A585AAA85885CE7042067F8D334C2C6CE956B28CA90D6EF390F26FBF690711EC');
INSERT INTO "journal" VALUES(103,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795369118070674,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'56E0C239982B6A735489292072A25A2716D91BADCA00651F417FF3DBE94F6515');
INSERT INTO "journal" VALUES(104,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795369118075364,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'AB7E67EC9F41D0567066F64F0CD302408064DD06E75220D75A78D15B098DA90C');
INSERT INTO "journal" VALUES(105,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795369118075364,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'01F07633A1EDE3E41A52DDDDA7B59F9B9EB694C71A24DB64A5064EB421132ED0');
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
INSERT INTO "machine_state" VALUES('compteur-1','{"machine": "compteur-1", "at": "2026-11-22T17:38:35.689360Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',63);
INSERT INTO "machine_state" VALUES('plieuse-1','{"machine": "plieuse-1", "at": "2026-11-22T17:38:35.689360Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',63);
INSERT INTO "machine_state" VALUES('tour-1','{"machine": "tour-1", "at": "2026-11-22T17:38:35.689360Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',63);
INSERT INTO "machine_state" VALUES('centre-1','{"machine": "centre-1", "at": "2026-11-22T17:38:35.689360Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {"s": 1}}',63);
INSERT INTO "machine_state" VALUES('','{"pulse": "2026-11-22T17:38:35.689360Z", "boot": "813c76c7d49d4c8bb1a18e94789d3574"}',63);
INSERT INTO "machine_state" VALUES('dmu','{"machine": "dmu"}',103);
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
INSERT INTO "one_time_link" VALUES('36c6c03121f77f3c3ba66e77080924352e9e5457c52b93dae0c3deb995e6d216','password','a-uast22jh',NULL,'command',1795628309488871);
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
INSERT INTO "paper" VALUES(1,'d-4j7gp3uur2','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"}','6e8f2a15f6dd1ad9d7fa7b6ddac2ce33','1d80b5da56ed5539ed64fbaa4c5d17640ad2b61e38f6f5b077b8ef4568e5a3f5',1795369074563444,'command',NULL);
INSERT INTO "paper" VALUES(2,'d-763d5v5e2k','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-rics","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["chaudronnerie","usinage","entreprises d''accueil"],"title":"CAP Réalisations industrielles en chaudronnerie ou soudage"}','06d93615b0f9e0ec05ed16c376769e87','2bfd4e4c71465eae156af47ae228ccbeec551e4e460eac2ed44c0d590aca831c',1795369074563444,'command',NULL);
INSERT INTO "paper" VALUES(3,'d-c43778wm2n','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":false,"id":"tp-soudeur","length":"1 an","places":["chaudronnerie"],"title":"Titre professionnel Soudeur assembleur industriel"}','dff892d2172b43304caec11c1ea23020','f38a51ae29d630880a23107c15374d2357a6e842059db199e4936b77444ecc01',1795369074563444,'command',NULL);
INSERT INTO "paper" VALUES(4,'d-k4hygsas7y','risk_assessment',NULL,NULL,'{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}','4fea1a3e231a322e09b280ef279d7ec9','4116119a08683f06593c5ba61641f605948699d7a934b8b8de2fdadaa6fcda48',1795369074563444,'command',NULL);
INSERT INTO "paper" VALUES(5,'d-n7v2h9mdrx','declaration',NULL,NULL,'{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]}','f717020e78b8c61c03b602afaa1483b8','d6c6bb0a5358c7b31490932e6ecf661ad465cc616da6060f8877111c659f675a',1795369074563444,'command',NULL);
INSERT INTO "paper" VALUES(6,'d-49rcjqm9bd','declaration',NULL,NULL,'{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}','ec064a98de630e50cace7406ea936164','af2059eefd90752f9d7039c7f51cf038c4826ed49cd15b552656eb4971f29d63',1795369074563444,'command',NULL);
INSERT INTO "paper" VALUES(7,'d-g5k4adnpvg','status','p-5qyxygzf',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','cafbd62e7e3621192783aae0a7cec1d8','10267ddd7dcdf76378a822cb39d6b9136f719d1a31741153cc9ee1bbc1df8499',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(8,'d-9ntpmh8je8','enrolment','p-5qyxygzf',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','c8d65c87a4f85a5907264e188b634862','0a368cb65a9d5a3dfe6d1ec3104dcfcb0629219d6fc653e216c8b16b037504db',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(9,'d-jps46ab63h','status','p-9ffze6wf',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','9031460c49c37022cec79caeeb9b3153','d53387fd391a717cceb493ffd8e8713fae191700fb6b36c7e4938135f5fa3374',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(10,'d-pnht6e7z7h','enrolment','p-9ffze6wf',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','1652b311582847e3dfc198bcc4cbf365','7f1505fddb5f3424560f419f2e0ae653cd8709146b04a6306032e6352e80dabe',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(11,'d-442h5zww86','status','p-mjmyyv4x',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','7cec45ace23b64708991734b1ec334f7','c6ae8d66b0be74c2b146d900720cba6e5427f778cb15e4b94a7ec78f9c50f90d',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(12,'d-7mh8vwpcsc','enrolment','p-mjmyyv4x',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','e77ad25b061fa619af557dfb7227ad7e','c1c89ad527343b823db09450e8930b404ad28d3e22b12242ab5316e687eb631e',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(13,'d-t79wwfhccn','status','p-xyft4h5v',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','9855234f14f720e8a44c4c0865c5b34a','7184572a9ae7c12c047ef53e590d6038d845cdf386a401f3a90aaa4251dcf05a',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(14,'d-g7yfbd3zjf','enrolment','p-xyft4h5v',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','d36cc3456f6927f6a202dfa32c7a0b58','5e79d2dd07a4540c05b9ace9d99f473bcedb04d5f2e08a50c2d573ee567ac01d',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(15,'d-cd5gv2242w','medical_opinion','p-5qyxygzf',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','eae9c90696d598452d741d42ad2ce6e7','ac95548cd302c6601c8024b489a65eef4e0f2440f9dae22d965c581bfab857e7',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(16,'d-vv54hzajrm','medical_opinion','p-9ffze6wf',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','7b5ee9deb2fa79ef93a461daff1b86c7','504cbf24d6fa422b37fb3f2e63b0cfd930a5e05b2732bc4269c574484986baa9',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(17,'d-7hg4zuwjrz','medical_opinion','p-xyft4h5v',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','4c660e41571d09ea13e7fb510d908c85','1c03cf117c2e1a9b27e81112ab3b1577e69182a902d8cbfca9aade1c726e4da8',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(18,'d-3as3r5nd9g','safety_training','p-5qyxygzf','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','113660e4a267e91e8ceb1fdf9c3ff5db','a3e8662a18588715e08f660e7e697fbeab4928f579c16562f02e162d73e3cec7',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(19,'d-77w87yac6w','safety_training','p-5qyxygzf','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','544d6d6d3ed617c28c263b59ba89697d','182a0a04c5b3e5e882773accb436339ae0ee939c60a3baea430898cbb3ef4a93',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(20,'d-pq9v97r27y','safety_training','p-5qyxygzf','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','1590118f9bfb70859bae020639ae0a0b','23bdbea55cdb49e0a4b463fe6f1d2545a574382015948984af4dbb29d2158184',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(21,'d-d9zwnzuw9u','safety_training','p-9ffze6wf','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','09d059268c9481f5763198856dcfb88a','3a2fc8b33d5ab18b221f3272030427f37a3f20ee8d40fe853c18e04c8e10c850',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(22,'d-wwb3gqub4z','safety_training','p-9ffze6wf','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','704d12d4c62a02ff6c3fa62a254b429b','d0591971cbfc9c4d8852fba991a8660699d9a1d6051d9e04969cb352eb53b1aa',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(23,'d-mw8zmcgbqu','safety_training','p-9ffze6wf','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','5028041c9f22c8b6e0db6b14c20cd64a','5755bc6593163af98a4614524b30c6afab1040bc349aa925d8a66fece637f5ec',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(24,'d-z452wnwnnx','safety_training','p-mjmyyv4x','tour-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"tour-1","modes":["cleaning"],"passed":true,"valid_until":null}','42e8b78ba7d134d08f40ce58b7de95d4','e20f28886f8a79d3e3f6e7eb7a179cf80305ec56409058b23efebea6ad870960',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(25,'d-7zprxvtuqk','safety_training','p-xyft4h5v','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','d98b88badf20df17bd943b3adaec3b81','716ed677ec9a30848f8318d7b97677067748a0ef56b562c038bf83c472656f48',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(26,'d-44vdn87h4x','safety_training','p-xyft4h5v','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','99015c5f985643f0b72780a972e707be','794537184b69b006ae430b46ca503b33075bc112f9f0cd6308a6d1e52566bf93',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(27,'d-725j7muwj6','safety_training','p-xyft4h5v','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','e542af98ac9adccb78d867d6a4c4547e','940daa69c00e267cb9928e3116cffc1d41f7bdafb24496782a042c6e99983995',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(28,'d-bke3z7gjb2','status','p-hwpsbnmd',NULL,'{"since":"2020-09-01","status":"staff","until":null}','59f25441a9046a92a904f4e242a57696','45ad866d81d99f0dc6f0348851224373015f470554756f2c499d7b68095d5e14',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(29,'d-8k55cw94ww','safety_training','p-hwpsbnmd','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','9c0a70e225d7753589c70ecdfac885e9','184dea332a3a9a35aefbcc27221cec7706096cfa0f6f32b9865fab1eeb961e89',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(30,'d-2ff4db2qk4','safety_training','p-hwpsbnmd','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','ffe712093339869a2934cc8c91f82d14','1894d6e26f60779f9e68a42b49fe52c7c309704d59188cc961d70d7ad37531e4',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(31,'d-vhtxpenxn5','status','p-3udn3zym',NULL,'{"since":"2020-09-01","status":"staff","until":null}','6433fde45b7d3485683e246cc4d49e2c','388e41add67cf923c56c118886f9313451ed8473a3059f407c379d04b3203196',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(32,'d-35v97yn8qm','safety_training','p-3udn3zym','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','2a589ed73d5311e3263631485255ecee','54d8e1eebdd68e07886a7579269fc62a69f380f890edf984dafb341620125c49',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(33,'d-utg8xs9mmu','status','p-qyvkxmx3',NULL,'{"since":"2020-09-01","status":"staff","until":null}','8c99406739cddd7427814c97c2fc2070','94bbc5aca43b5cf2f57e433c575120d1b819ceabb8db364765c898d3744d98ff',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(34,'d-cdgb8rvb6j','safety_training','p-qyvkxmx3','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','c61606a05865a86f72cb9e8343114a7b','3f07411b78477d84dde849a843f2d48804b0d0520084452a07540c9f094d3ad3',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(35,'d-a489vn7sbr','safety_training','p-qyvkxmx3','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','cb5da0bfa234f5e018b5dede83d0c1de','8696b21b3c798b694067b6063e9f160ce96cf038657eda1a6949b8496c058c5e',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(36,'d-nbrsjrubnv','safety_training','p-qyvkxmx3','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','b5eae3a48a4c0d21773d2fbddebc4a13','ed3e78476ae73115922222bba53374a66f2b8e9122ed590948a9c6000b87e6c8',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(37,'d-e3u8htczcy','status','p-7qq5q2q8',NULL,'{"since":"2020-09-01","status":"staff","until":null}','be2af0bc5e4d74b97b9a5af87e8b3f59','0f8bf6b14389d88ac1db2eb5c1d628d8b5cc798ede435b0888380422701ab573',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(38,'d-8f7sujekk8','supervisor','p-hwpsbnmd',NULL,'{"function":"Maître professionnel","machines":["centre-1","tour-1"],"since":"2025-09-01","until":null}','4c9c31dd778614fb94670e96919bcdc8','836d751ccbdb89da37313f44ba444c8484de0fd0acca6bc5daa7af153e092203',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(39,'d-xg4fsqxdhg','supervisor','p-3udn3zym',NULL,'{"function":"Maître professionnel","machines":["plieuse-1"],"since":"2026-09-01","until":"2026-12-31"}','7dfbace62bea8e3bffd271d2deb87a83','0e0910c1aaf5e3446c8795ee094d8db78edfc995bb817132d2b153324017625b',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(40,'d-tge3etpn43','supervisor','p-qyvkxmx3',NULL,'{"function":"Cheffe d''atelier","machines":[],"since":"2025-09-01","until":null}','03099e536183fff3ef180109c0169ce8','086072ce9a3b19050efff7ef55b7f3ca2e0c1739f030ce04fc97cab0f4cebce6',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(41,'d-nzezyfcqyd','licence','p-7qq5q2q8',NULL,'{"issued_on":"2024-01-16","kind":"electrical","machines":[],"valid_until":"2027-01-15","withdrawn_on":null}','2decc67c9e4feb7098ead141bee5de88','92b97c27325b2c3a5ec2ba3c517028afa958a9a38368d5f2c6538206bf3e76e2',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(42,'d-c2g6zev9y5','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-08-18","reference":"VGP-26-0818"}','3522d90a0e8b758bd975a851fc07c0dc','0b9fc21b1a2af96c082a9bfc0a541177d68f27bf2048b9fada5c5870a89f620a',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(43,'d-8wmfpexdxk','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-11-12","reference":"VGP-26-1112"}','2959bac7db63ad0be096d27ead60ff64','61e45bd3a43bdfea413445dd4603548062496766d5c3694e2687c06d89c445c3',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(44,'d-2rh47k9w4v','lock_out',NULL,'tour-1','{"reason":"contact de porte à remplacer","since":"2026-10-05","until":"2026-10-07"}','90b549f281a2a7aaa9eefe28cdc45276','cb134f7e5171cacc415d938c0cd7461cfa89a8fac40e79cea62dc589e4c8c9fc',1795369081063475,'command',NULL);
INSERT INTO "paper" VALUES(45,'d-b7xry2ct6j','traits',NULL,'plieuse-1','{"powered":true,"since":"2025-09-01","variant":null}','14f464656ff36016786954860f14007f','74580883255e87270ca0210d37699c1b3d1bf03f0d33d13679a51aafe5fab124',1795369081063475,'command',NULL);
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
INSERT INTO "part_change" VALUES(104,'dmu',1772439300000000,'assigned','dmu.p1','C-2','20','C-1','10','a-1','forgot the badge','{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"}','{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"}');
INSERT INTO "part_change" VALUES(105,'dmu',1772439310000000,'corrected','dmu.p2','C-1','10','C-1','10','a-1','measured','{"good":0,"parts":1,"rework":0,"scrap":0}','{"good":4,"parts":5,"rework":0,"scrap":1}');
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
INSERT INTO "part_count" VALUES('dmu.p0',69,'dmu','part_count',1772438460000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c0','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p1',104,'dmu','part_count',1772438660000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c1','dmu.s2','C-2','20','setup',NULL,0,'a-1','forgot the badge');
INSERT INTO "part_count" VALUES('dmu.p2',105,'dmu','part_count',1772438860000000,NULL,5,4,1,0,'increment',1,2,'corrected',0,'','dmu.c2','dmu.s1','C-1','10','run',NULL,0,'a-1','measured');
INSERT INTO "part_count" VALUES('dmu.p3',99,'dmu','part_count',1772439060000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c3','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
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
INSERT INTO "person" VALUES('p-5qyxygzf','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-9ffze6wf','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-mjmyyv4x','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-xyft4h5v','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-hwpsbnmd','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-3udn3zym','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-qyvkxmx3','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-7qq5q2q8','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
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
INSERT INTO "session" VALUES('centre-1.s1',56,'centre-1',1795369087864862,1795369104943884,'OF-1041','20','run','command','left');
INSERT INTO "session" VALUES('dmu.s0',64,'dmu',1772438400000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s1',74,'dmu',1772438600000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s2',84,'dmu',1772438800000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s3',94,'dmu',1772439000000000,NULL,'C-1','10','run','badge',NULL);
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
INSERT INTO "session_person" VALUES(48,0,'centre-1.s1','p-5qyxygzf',1795369087864862,1795369104943884);
INSERT INTO "session_person" VALUES(53,0,'centre-1.s1','p-9ffze6wf',1795369097560075,1795369104943884);
INSERT INTO "session_person" VALUES(64,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(74,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(84,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(94,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE state_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	execution TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_state_interval PRIMARY KEY (seq)
);
INSERT INTO "state_interval" VALUES(65,'dmu','ACTIVE',1772438401000000,1772438461000000);
INSERT INTO "state_interval" VALUES(71,'dmu','READY',1772438461000000,1772438601000000);
INSERT INTO "state_interval" VALUES(75,'dmu','ACTIVE',1772438601000000,1772438661000000);
INSERT INTO "state_interval" VALUES(81,'dmu','READY',1772438661000000,1772438801000000);
INSERT INTO "state_interval" VALUES(85,'dmu','ACTIVE',1772438801000000,1772438861000000);
INSERT INTO "state_interval" VALUES(91,'dmu','READY',1772438861000000,1772439001000000);
INSERT INTO "state_interval" VALUES(95,'dmu','ACTIVE',1772439001000000,1772439061000000);
INSERT INTO "state_interval" VALUES(101,'dmu','READY',1772439061000000,NULL);
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
INSERT INTO "tool_interval" VALUES(67,'dmu','T1',1772438405000000,1772438430000000);
INSERT INTO "tool_interval" VALUES(68,'dmu','T2',1772438430000000,1772438470000000);
INSERT INTO "tool_interval" VALUES(77,'dmu','T1',1772438605000000,1772438630000000);
INSERT INTO "tool_interval" VALUES(78,'dmu','T2',1772438630000000,1772438670000000);
INSERT INTO "tool_interval" VALUES(87,'dmu','T1',1772438805000000,1772438830000000);
INSERT INTO "tool_interval" VALUES(88,'dmu','T2',1772438830000000,1772438870000000);
INSERT INTO "tool_interval" VALUES(97,'dmu','T1',1772439005000000,1772439030000000);
INSERT INTO "tool_interval" VALUES(98,'dmu','T2',1772439030000000,1772439070000000);
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
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-1","10","run",1]',105,'p-anne',1772438400000000,'dmu','','C-1','10','run',1,0,0,0.0,0.0,7,4,1,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","P1","C-1","10","run",1]',100,'p-anne',1772438400000000,'dmu','P1','C-1','10','run',1,4,0,200.0,40.0,0,0,0,0,'50.00,50.00,50.00,50.00');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-2","20","setup",2]',104,'p-anne',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-bilal",1772438400000000,"dmu","","C-2","20","setup",2]',104,'p-bilal',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
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
CREATE INDEX ix_journal_access ON journal (kind, at) WHERE kind IN ('AccessDecided', 'OverrideGranted', 'PaperRecorded', 'PaperRevoked', 'PermitGiven', 'PermitNotObeyed', 'PermitWithheld', 'RightExpired', 'SupervisorLeft', 'SupervisorPresent', 'UnauthorisedRun');
COMMIT;
