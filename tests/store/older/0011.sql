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
',1795369034965062);
CREATE TABLE access_snapshot (
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	body TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_snapshot PRIMARY KEY (digest)
);
INSERT INTO "access_snapshot" VALUES('d0ac29ab9b0d27decde263296dd5fac167e0743a0005da12a3c2ad70f231124d','p-wntedc35','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-wntedc35","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":null,"hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":1,"at":"2026-11-22T17:37:14.925238Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-mp5r5jjt","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-2t75g7aq","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-ufj3rjpm","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369034965062);
INSERT INTO "access_snapshot" VALUES('e2ddcfefec597112fa63df449b183476bbb0e996406fbb5231b1cc929a479022','p-wntedc35','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-wntedc35","named":true,"status":"pupil"},"presences":[{"since":"2026-11-22T17:37:14.973479Z","until":null}],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:37:20.616194Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-mp5r5jjt","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-2t75g7aq","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-ufj3rjpm","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369040651741);
INSERT INTO "access_snapshot" VALUES('6fafb16fd0b8ba563cae86ae7ea78ff2e9543a9f43c0d74321f2cfc737098ca4','p-rbhjegqy','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-09-02","id":"p-rbhjegqy","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:37:20.616194Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-mp5r5jjt","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-2t75g7aq","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-ufj3rjpm","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369040651741);
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
INSERT INTO "account" VALUES('a-b7s22fnk','Claire Morel','claire morel','head','',NULL,NULL,1,1795369053277357);
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
INSERT INTO "alembic_version" VALUES('0011');
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
INSERT INTO "api_token" VALUES('t-cjyc73bk','ERP','["see_orders"]','543fcc83b762b262fd122ac50ae23bffa6a15c48bb37f6caab4c308a7d958dc9',1795369061399259,1826905061399259,NULL,NULL);
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
INSERT INTO "badge" VALUES('04A15C32',1795369000570062,NULL,'p-wntedc35');
INSERT INTO "badge" VALUES('04A15C47',1795369000570062,NULL,'p-rbhjegqy');
INSERT INTO "badge" VALUES('04A15C5B',1795369000570062,NULL,'p-gj7sh2yv');
INSERT INTO "badge" VALUES('04A15C68',1795369000570062,NULL,'p-rsk5k4ud');
INSERT INTO "badge" VALUES('040FE211',1795369000570062,NULL,'p-mp5r5jjt');
INSERT INTO "badge" VALUES('040FE233',1795369000570062,NULL,'p-2t75g7aq');
INSERT INTO "badge" VALUES('040FE244',1795369000570062,NULL,'p-ufj3rjpm');
INSERT INTO "badge" VALUES('040FE255',1795369000570062,NULL,'p-dpsecgkk');
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
INSERT INTO "checkpoint" VALUES(1,3,X'5BDE0D55ECCA2D05EC1C3B5038C02A1F46272AADF5A886C4A5E1D849A9EF8D30',1795369007109268,X'0A33712A1971742F97F1BB9E2CDDED276EC1B8B5ABD9F695E0EFB96B94B9A03C6116F3C4F33DE9A19A686B8C3713040F020F1A0FCE0A88614C7F601A6E73B306');
INSERT INTO "checkpoint" VALUES(2,9,X'2EA78CA745A8714558E42A3406CEE901FC6623A5DC8A1B000A70BF8E7E5BF661',1795369013730230,X'9B38CBD5A81B5ACD3E3A4D16AE0141AB4B04D21EEE0C1E156CEC7A94163E606AAA71E8E333925CAA59D9544D57FD52907963CD8A2FA65631B779CE1DFCE6CA09');
INSERT INTO "checkpoint" VALUES(3,48,X'4683FBCCB46F7AF4818C0BA5ACA9ACC7255F673A207CBA0B7E320784984F18E3',1795369022440621,X'BE6DD8F09CF7F6B76F55DCC521F2F6443AF3A6BBC4CE8658F53E49AC16D49353D2AC02D7B254CF88FB1D4E16481C454062AD257CD7325D7F70A7D6CA7750EB09');
INSERT INTO "checkpoint" VALUES(4,52,X'105DC7143963DD10424C002AE9443B6512ACB352854E649E7A120733ECB70317',1795369034984168,X'D4B0175BC2CD81C3CF2BE390EF952F33B0D6E93E284F4D0A4E526B709C47D39A99E33F609617DB8B63ED8F7F38D69596BA373C173AD75755BBD2355D508E190B');
INSERT INTO "checkpoint" VALUES(5,57,X'E615B68F0A4E12BB8E9B9C3C897770DC359AAD1FC9F540FF528DF33B0FE3BA63',1795369040701375,X'AB3A18B644D5C1B7791A46CF26C5B28F1071D5A28FF97F7996D800DDA574A251DC0F63147B3FFB282FBD94C21E474E8B73F0E23C1F972BE0504642E90C1E1800');
INSERT INTO "checkpoint" VALUES(6,60,X'719D3968305A175B6A8DCD4927DCCA453104FA087EB1A836D797075BA03ACC40',1795369046856602,X'3C95A316448CD4DA10DB2D0C7BA4B429B49FB47DB601902AB5C02F4C19B51B3F45C1057067E0104994ECB2F9350036E62C3A01E30ECC0862CA1774DA1CE8690C');
INSERT INTO "checkpoint" VALUES(7,63,X'9C8904EDA38B5F8A1075A5D7902884125D479B127EBAD3D41C3F19F29C738E3E',1795369053366272,X'412ADC0C7835221C748A2B6C9570246DE0C92C594A2D656C88373B16614334F11D2CCAED78F84A5C4C788DB8FADE1C31A9225113DF48C00EFD1EA6964ADDA600');
INSERT INTO "checkpoint" VALUES(8,66,X'679982E2917CBEB5DD0DC0EDAF9E3BA0CB1DD35C6991E7C6F88CE7EBD78C65BF',1795369061423064,X'ABECA55F1389E53804C967EFE0C8C4F019353D44A59CC86F9A3438C2D6881CCDF58325052F113A887CE5B07911DA9871950E8DAD69C52EDDA1CD303BBB7C1903');
INSERT INTO "checkpoint" VALUES(9,76,X'B94FE269601CCAB931BD55C7B245767E02DEF1639698093DE411EBB1E25B0B60',1795369063790545,X'2A06D8F705B0B9F73016CCC706286DD1A505976984126FE353474BCF27A0F38FECE9E23408CA91F17B7BC8BA4CD54E2A0A9B8D81D048E4550966C9E706E94305');
INSERT INTO "checkpoint" VALUES(10,86,X'F5EEDF7F9427DAAF6581DAE51FE10B8C5BD9B99F6E759C5D6EBFD63C7DC2D531',1795369063812396,X'26D14207017B5A9BE7A29C618C79A7D4E65F2F4EFC95C7B3679BD2BBD8BFF0AF92CF509949CCC139F08D4521E9117364D8F2E8F7DC27927F42D5E86A98644E04');
INSERT INTO "checkpoint" VALUES(11,96,X'6B0325FBE55F0B64B259CBCE2B4AD9AB9734E80D2C6D2D7A1059A372D9E12CD7',1795369063827164,X'E49B86D2D73CE88ED729E2AE2C541302E58F474B4FBCD37881A60CDD832C7EAA00B73C4A28170502AC3ECCC92C67174943717EAF61069B17755FCF48D7D3A30C');
INSERT INTO "checkpoint" VALUES(12,106,X'D54508B774C22E41F7346AF68A541E383EDF9BCE41E04776222ABB558C0C9360',1795369063843499,X'88D1668FD9E10719B509B036DA84DC4AB43634D06D6975A71F14F1EF021AB23AC423F7D09F694AD0314DDA6FB7BD08F26A2F6058E1D23381395B585894F1BF02');
INSERT INTO "checkpoint" VALUES(13,108,X'9A93AB5567307544170400B0F597C7C6A41A6340B7A8EA86907D7081D06DC147',1795369063893326,X'AC5CD5A16DAFFC9238722496961640ACAA66C4F6B9F6A968052FA10019A2DA3AFCF4F6B9757BDD9B50276105DF6D477B66289037FE403C9505B1BFF51B4F3905');
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
INSERT INTO "cycle" VALUES('dmu.c0',73,'dmu',1772438401000000,1772438461000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c1',83,'dmu',1772438601000000,1772438661000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c2',93,'dmu',1772438801000000,1772438861000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c3',103,'dmu',1772439001000000,1772439061000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
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
INSERT INTO "held_count" VALUES('dmu.h0',76,'dmu','part_count',1772438480000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h1',86,'dmu','part_count',1772438680000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h2',96,'dmu','part_count',1772438880000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h3',106,'dmu','part_count',1772439080000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
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
INSERT INTO "journal" VALUES(1,'5378a16110988fa51619f6c79630b1a7',1795369007055874,1795369007086584,'','OrderChanged',1,'{"at":"2026-11-22T17:36:47.055874Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10","20","30"],"order":"OF-1041","removed":[],"state":"open","via":"command"}',X'1E19A6E7ADC3E33DA383D94FC5EE469443837D461908D4219759A15738D5E667');
INSERT INTO "journal" VALUES(2,'57f312192ce083ad60d42e6c1be577c9',1795369007055874,1795369007086584,'','OrderChanged',1,'{"at":"2026-11-22T17:36:47.055874Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10"],"order":"OF-1042","removed":[],"state":"open","via":"command"}',X'F8DFF1C43DE37797F427B894DBE2944A51CC08BFEAA9778B932CD99142BD5485');
INSERT INTO "journal" VALUES(3,'52184a43a176684ea8086377a55c2e56',1795369007055874,1795369007086584,'','OrderChanged',1,'{"at":"2026-11-22T17:36:47.055874Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10","20"],"order":"OF-1043","removed":[],"state":"open","via":"command"}',X'5BDE0D55ECCA2D05EC1C3B5038C02A1F46272AADF5A886C4A5E1D849A9EF8D30');
INSERT INTO "journal" VALUES(4,'8284146234e1ff5751d264534fa85c75',1795369013601057,1795369013601057,'','PaperRecorded',1,'{"at":"2026-11-22T17:36:53.601057Z","author":"command","digest":"71c2b714bc422080019c38106537bac77f5e510320fee2a76347cd6e7cb8c6fb","kind":"programme","machine":"","paper":"d-h4mhezm7kg","person":null,"replaces":null}',X'DD31D6E683E8F53BDA3F8E54132E346BA6CEA777357C5C269269AFA0D7517637');
INSERT INTO "journal" VALUES(5,'f12fc40c6883fa338e64ef0d4c71a620',1795369013601057,1795369013601057,'','PaperRecorded',1,'{"at":"2026-11-22T17:36:53.601057Z","author":"command","digest":"0f1c5ec498f5627a4f5854f2f0807f91bd97cefdd04976ec44c77745985e6ae8","kind":"programme","machine":"","paper":"d-2rxr6zquj5","person":null,"replaces":null}',X'3C514505A664444452FECF08213A932F83743165C24B35182A4FAEBD34785C0F');
INSERT INTO "journal" VALUES(6,'cad59d62723b751363db7a5b796bf80d',1795369013601057,1795369013601057,'','PaperRecorded',1,'{"at":"2026-11-22T17:36:53.601057Z","author":"command","digest":"f54a3bebcacf688c05d7407565534f3784b8a544e282e7d04ac1267c865349a6","kind":"programme","machine":"","paper":"d-23zux3bw9q","person":null,"replaces":null}',X'1933581F25770AA8B2984E8966A89128B4314150CD296B69C09AA19541CDF35E');
INSERT INTO "journal" VALUES(7,'d34d529bdda6b11c82af8dd0fb5bc45e',1795369013601057,1795369013601057,'','PaperRecorded',1,'{"at":"2026-11-22T17:36:53.601057Z","author":"command","digest":"c0c946815e0c02b036d55b2d7d81f7113cb3c58f8d0829c19eb9c84ca842c379","kind":"risk_assessment","machine":"","paper":"d-fdmhdm4yyq","person":null,"replaces":null}',X'32123BA0541F5CFACA1A2BA7A386907E6106FC6DD234FB7C3F0D5F96E3BC1DDB');
INSERT INTO "journal" VALUES(8,'ab1c6af2a963153e528a7031d751d34d',1795369013601057,1795369013601057,'','PaperRecorded',1,'{"at":"2026-11-22T17:36:53.601057Z","author":"command","digest":"2c23f20c954241b2dc4c6db970d00e6e8d17b348a32535235fd45b482f7ac234","kind":"declaration","machine":"","paper":"d-m8f4z7z5us","person":null,"replaces":null}',X'53F614175D1D9D9DA0C8B00ABD39B0469172C46545240C1BEC079B4AD8B1EEDD');
INSERT INTO "journal" VALUES(9,'8ffb41b83c1393ff95651d4bca40064d',1795369013601057,1795369013601057,'','PaperRecorded',1,'{"at":"2026-11-22T17:36:53.601057Z","author":"command","digest":"e573b1f129b633a9077d7185c7d29a61092b4c2d4f1d597b78491f666adf12c7","kind":"declaration","machine":"","paper":"d-9jrrrv99gu","person":null,"replaces":null}',X'2EA78CA745A8714558E42A3406CEE901FC6623A5DC8A1B000A70BF8E7E5BF661');
INSERT INTO "journal" VALUES(10,'d3d8feb05a8f32bdda2d4c871df30f1c',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"1fc682005cd63a47fd8ea6bc4ac798d9a3d6915e356e808f4c88130baaca63d7","kind":"status","machine":"","paper":"d-z4ffqj59wa","person":"p-wntedc35","replaces":null}',X'75E634F13A66D9E1E9BF415D8C23C20CF51045850CDA6F8F126A2462718BC426');
INSERT INTO "journal" VALUES(11,'2be9e48c47aa56c79b5801a46eef1ecc',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"0add48d24b8eae39ec1948ef3ed965abbc9133250b5cc4e4b2cc75432a76c8d0","kind":"enrolment","machine":"","paper":"d-h6vbxq43d5","person":"p-wntedc35","replaces":null}',X'BCBFCFC7E9AEF2C970CAAC487C8A078FC4A36DCAEBE4B5B48B7EFB6CC0FEFB65');
INSERT INTO "journal" VALUES(12,'b243d88e1afaf068356c944e70f769ff',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"7bfb770c1a32da0d817829fb8a3814bc14061a1e4ccc8e17036b55308f3f4288","kind":"status","machine":"","paper":"d-y9x377ufv8","person":"p-rbhjegqy","replaces":null}',X'D9DCCCA9615E96314D4BEC7C8DA7B120D35720F2B28C5BA6D28FA03BDDDB7A61');
INSERT INTO "journal" VALUES(13,'795636021d52139c49666e9e17ece37b',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"7e2cdcdc63d78e7432689d8822c38fd9fc2c447aa6d95c4a526cac0408348429","kind":"enrolment","machine":"","paper":"d-p2zn7gh6ef","person":"p-rbhjegqy","replaces":null}',X'A2B07886C16A98A07B05775CDB51999A226577A9939BCB2705E642A451538169');
INSERT INTO "journal" VALUES(14,'cc0df31b6acc1a51403a2b27230efb02',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"36274198cae9d45e02e06a3521585e9afe3bf86276ca54430433683d55ddaa13","kind":"status","machine":"","paper":"d-j3ecaj2wf9","person":"p-gj7sh2yv","replaces":null}',X'4DEC0EE63D6516040B8E4C492C9433919E005A1D60667E625C5A6FC1E2C217AD');
INSERT INTO "journal" VALUES(15,'e18814c983ad88632927e83db556ecf3',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"5d2d1bf5952d086cb12aa80b35323a64a788f06150370828bfc8f78d21921ccb","kind":"enrolment","machine":"","paper":"d-2y6pwhnfcv","person":"p-gj7sh2yv","replaces":null}',X'30FBD8EC4739FDE965215B0118B54B134E71892E9696D7427A41F65AEC08E765');
INSERT INTO "journal" VALUES(16,'26fc5003d21c44db4355d6d23c0f3f33',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"bfad1f4ef6f5ef8fc506647b14a861796ec4cbac6f3f307ca59e3fac329585bc","kind":"status","machine":"","paper":"d-z566zhs72t","person":"p-rsk5k4ud","replaces":null}',X'8B56560A36BB0A667DE7B8BB2E3010EF8069093AA8103A095DC1A7191734529D');
INSERT INTO "journal" VALUES(17,'cbd092505eece765b7e640a39d805184',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"e8b620ac8ab0ee0b881b64f64ad14b810d501856b56487f72c5878b05243441c","kind":"enrolment","machine":"","paper":"d-sxn3tnxafg","person":"p-rsk5k4ud","replaces":null}',X'02C45626376191E10F31D628D254E26A2C8FC53B34A3F2E733801166318D8AA8');
INSERT INTO "journal" VALUES(18,'79db6c7363443a5fffa53b43e4674cdc',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"9557c586e9dd8fd7b8521713cad35aa1e07cc6798afea7278554e0aee8110364","kind":"medical_opinion","machine":"","paper":"d-dpfk64egtu","person":"p-wntedc35","replaces":null}',X'91AB7BDDEE99E31587033A5FC6C132D9CDD6B69BD1745F543CC6CB45C17B28BA');
INSERT INTO "journal" VALUES(19,'5f80c04eb3f86236f7aed9ae7d44ad74',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"f860a7d8238fe384e31ab1b452591e4544baabaa662275a445efe592cd83b3ca","kind":"medical_opinion","machine":"","paper":"d-f7zs6s2njk","person":"p-rbhjegqy","replaces":null}',X'4E01EE5888194DD1DF2EF5FFB6B77674AB2788CD327E14AC2720EC76E7D17E53');
INSERT INTO "journal" VALUES(20,'9c26fcbac6c2c397a266694a18e14a1f',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"e1d2ac85206bb429e0175a0547464d4bf1eaf98f0591c9730cdfa7d67b454304","kind":"medical_opinion","machine":"","paper":"d-s6pthk9jhf","person":"p-rsk5k4ud","replaces":null}',X'9EE5D1B0D61279E8EB15758C68688078EC06B80A434701CE466084A3BBD303E2');
INSERT INTO "journal" VALUES(21,'689ee5968f9b9d4303a739ac6ee693a9',1795369022226989,1795369022226989,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"cee6deb4728a3cd6d76fa0ad9427855012a844c9dfdc8f4e49889da89c5a9131","kind":"safety_training","machine":"centre-1","paper":"d-jkw7ptx4fu","person":"p-wntedc35","replaces":null}',X'EC047FDF045748500AC96E100712754E43B400467667815924AA79E31D143DC3');
INSERT INTO "journal" VALUES(22,'2fd7929a7a669d64e8c0012eabdfe2f3',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"004c3f9c3d89c3ce0b1dd539ffb2e750547aa8d1224b7741edbf6e3538ae2f2c","kind":"safety_training","machine":"tour-1","paper":"d-4k3eqafuth","person":"p-wntedc35","replaces":null}',X'4A54F7ADC9CE9536CE5AEEDEE2341C36C2290DB8E7E5E3DC8612AADE22922B4C');
INSERT INTO "journal" VALUES(23,'8a85f47d2087a27c2b7e11f823947eea',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"d1d30d684851a6d78820c5c5ecb018ac163b267070173593d6910192a38e2e9f","kind":"safety_training","machine":"plieuse-1","paper":"d-nrm4g8v3tj","person":"p-wntedc35","replaces":null}',X'87AF532D4BAF321218E3DC45C52F850E64BD2AC3C7F60D10F9461DEF48879DB2');
INSERT INTO "journal" VALUES(24,'3b6ef1429eed7d1c505ce8a73a19d890',1795369022226989,1795369022226989,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"25ddcaa4705cf9d49adb39b6c87a34f9c2f036461e978f826e43a1255fd773cc","kind":"safety_training","machine":"centre-1","paper":"d-2edrknqtgq","person":"p-rbhjegqy","replaces":null}',X'755191819D49CB71AB80D7015182E1F79A354268F0C79BECF332ABA6E471E1A3');
INSERT INTO "journal" VALUES(25,'309e32a4d6216186eb737909f6737a2b',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"f9592b1b571919f85a33995d285037066845c506978a8402d60b5e472003809b","kind":"safety_training","machine":"tour-1","paper":"d-ypmvhs5jem","person":"p-rbhjegqy","replaces":null}',X'E3F91E69EC976CA3D0D57DFD716606E74DB29497FBE806CF51BA5F176D5CC46A');
INSERT INTO "journal" VALUES(26,'d9c27bee3e9407713d192d9e1b4682e5',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"0643df5c3b8642502b69f12e20152d0b06375965ca3bba5af72dc2273b708d6b","kind":"safety_training","machine":"plieuse-1","paper":"d-r73hr99ek5","person":"p-rbhjegqy","replaces":null}',X'7B2C9F86FEEEEE0B1B938CF672365572B47B52F57D7C199F4F20363E4A447BDE');
INSERT INTO "journal" VALUES(27,'5dd2e9360648dc20904acecfb132427d',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"60ef96b652afb33a771499724b24f05e4a1f3dbca18b5e8ea13d35869b7aab1b","kind":"safety_training","machine":"tour-1","paper":"d-z8bb2vcc8h","person":"p-gj7sh2yv","replaces":null}',X'F3EDE4E9E9B096AE90A7B04AABFAFF332CF538CD04713C0886F1D19042EF1512');
INSERT INTO "journal" VALUES(28,'fc375846e93513748f5766d54e97a449',1795369022226989,1795369022226989,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"04fa7bd160fd7e6d3180412445a97bcf09c72e2b8f8695692b70af3cbae10b91","kind":"safety_training","machine":"centre-1","paper":"d-f8vfsntcbb","person":"p-rsk5k4ud","replaces":null}',X'91DEFBD2DD617C0E355EAB5890A15FC0A0A4C9D5AE5C74E99DD8B1AE87D09AF6');
INSERT INTO "journal" VALUES(29,'994eb2762fe57b9ea62c2322d2dc487c',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"263b0297d253baae2341067923f92dfca5c807f2bd38feb04524ffb2faa5eeff","kind":"safety_training","machine":"tour-1","paper":"d-yzbu7cjs3h","person":"p-rsk5k4ud","replaces":null}',X'5696E1DBD4F0A99ACC048A8EF3AF5B9D77B903E36B0EBF5C091404B48F790BAE');
INSERT INTO "journal" VALUES(30,'d4b8c0e011ba13398037a2002b43078d',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"160e10331faa3b3dbaead651856b55b5b81b40ec5429b879f88f8c0cf49f11a5","kind":"safety_training","machine":"plieuse-1","paper":"d-b28tubv74z","person":"p-rsk5k4ud","replaces":null}',X'763EFB823BED5DE8D9D90FF1E5436F017534ACE73DA5E0CB2614B5CA96E4599A');
INSERT INTO "journal" VALUES(31,'c690e3f3e41c93b5b2c54272360c9e9a',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"901acdf7ce67ae6200550e61f06d4afd6b7631479553f17d253f40c5b91da321","kind":"status","machine":"","paper":"d-32smekbapf","person":"p-mp5r5jjt","replaces":null}',X'8319586230A22DA6085A802202474AAB54412C992554E4FFB36B72609136C11D');
INSERT INTO "journal" VALUES(32,'d744e6674867a6c8f949f04394daa390',1795369022226989,1795369022226989,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"077127badf27ff70f6d8c16c4f399e171dff2d337e9a447f146b92252ef5a36a","kind":"safety_training","machine":"centre-1","paper":"d-e3den4abz5","person":"p-mp5r5jjt","replaces":null}',X'479B37467869F7F05874A79B16267DBA2091214503AEC38DFD027BAA9FF5F5F8');
INSERT INTO "journal" VALUES(33,'2d4a14d084aed6a5593ee4365d4827a7',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"3f155e2ce838577cd6a4d0a3ffcb53c5ddeecd88730931add57280aae1e49b54","kind":"safety_training","machine":"tour-1","paper":"d-3dcam9mpyp","person":"p-mp5r5jjt","replaces":null}',X'8ECB329F11C3B029A051C8A7175DD243D0074D95E556FA0F3350AE05EAC58FDE');
INSERT INTO "journal" VALUES(34,'d142d5bd7730d6b682243600e47cfcb6',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"2199959f9c5f41ad949bae23ebbd6e97b6f3c5b72958bb0c17b103e2a9a6ba35","kind":"status","machine":"","paper":"d-cr7seurvp5","person":"p-2t75g7aq","replaces":null}',X'1671B941090D35B101C3155364FDE635479625724FCECAC127C6A0969B673B93');
INSERT INTO "journal" VALUES(35,'6375b020c9cf0b5eb7067d943af1160a',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"c5bd4e1496d3d4947bf23298bd30e1d1eb3e35dadc5a8e48d2bbc8d868c27989","kind":"safety_training","machine":"plieuse-1","paper":"d-pb3c4qjvra","person":"p-2t75g7aq","replaces":null}',X'321E975488FDFBD563990919663E8C7A807825A6BB018C175DB2149AFECBEAA1');
INSERT INTO "journal" VALUES(36,'6fc69ae0c6482f84007e9d9a311f3ff2',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"179349d4cea2e72111d9882cba84c6c2ef58e7401211d6f0be5d0e242fb4a441","kind":"status","machine":"","paper":"d-2wccysr9fu","person":"p-ufj3rjpm","replaces":null}',X'0DE44856BBEC234012A5F8183A221231F98CB2019DE8CC953659A0084F231193');
INSERT INTO "journal" VALUES(37,'d2aa81b1bbd40fff5ad83e00e8afc99f',1795369022226989,1795369022226989,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"eab5196ee25bc66cc0500d346c0af4a47b6c536141e172e2e98db76e39e1fb2f","kind":"safety_training","machine":"centre-1","paper":"d-6vcumce22m","person":"p-ufj3rjpm","replaces":null}',X'CECE4DF40A9AD883DB5DDBAA648EA298A7C768701561B9DD308AFA7357555F88');
INSERT INTO "journal" VALUES(38,'ce462907ec90e94deb40e1243beba6ce',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"24999b9c40a5fe1ce439944f1b6b84782dc82374c96af7b7cf06d932078b2b0c","kind":"safety_training","machine":"tour-1","paper":"d-mps27nqx6u","person":"p-ufj3rjpm","replaces":null}',X'4A1F269654EE0921243EF6628906F85DC47C43DEB396A861A88B7290D4E27FDF');
INSERT INTO "journal" VALUES(39,'7317f50002bb28a7a154165ca73ab11f',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"d9f771974554c0068fba807aab7b62c37a8d8f22dc6a13875314e346b0642f28","kind":"safety_training","machine":"plieuse-1","paper":"d-4ygp7faeky","person":"p-ufj3rjpm","replaces":null}',X'A658F61DCFF6C162A5B2C88EF87F4ECF227F05FF44FF5C76BF5AE5061C4FCD8D');
INSERT INTO "journal" VALUES(40,'694f61de05e04ceb6700a65472b4f7c1',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"9b9bfd010bed7facf4270df839ce0a7c014b50f54b1c95acdc43483c97becdef","kind":"status","machine":"","paper":"d-pfc56bgcub","person":"p-dpsecgkk","replaces":null}',X'D83EE2B0CA5F26BB1CE3CBD4778EE33CCDC3F1CC95E2A327DA7553E0A9BDFE59');
INSERT INTO "journal" VALUES(41,'9b494253e8a8fe82d4b9ce431c7430d5',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"c1634715f622806209c7299263222d83db415782897d09d7f6fbd032361e835c","kind":"supervisor","machine":"","paper":"d-qzqfj5a3dr","person":"p-mp5r5jjt","replaces":null}',X'7970AA6A5B2D5BD1145DEC711B0555542C37727A838E25F5A85F5D59577E25C9');
INSERT INTO "journal" VALUES(42,'f63cd3e8be74d5ecf5ab6e30def3dbf4',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"f0f14880e2f09861ca87e758c73863f6623f31c91256d6b2777a5bc95d3578a2","kind":"supervisor","machine":"","paper":"d-s79s6rt6h8","person":"p-2t75g7aq","replaces":null}',X'ECE3662F95A17DC5151D114ED6D9BA45042F098B20F7F0BC4AB2041BD10F8CC5');
INSERT INTO "journal" VALUES(43,'ee3210d04341270f5aa9b7a3458bf9ad',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"3e9eb67163e28e949faf61ba302667a3a7705e951629737398d5a72828f3c3c7","kind":"supervisor","machine":"","paper":"d-fv66sqgqb8","person":"p-ufj3rjpm","replaces":null}',X'FA763601D34F6F3139A5420E6CA7CDABD4E02EDFE92375967BFEC163D17A9817');
INSERT INTO "journal" VALUES(44,'dc43bf3005b6bfe7291a99922f263e61',1795369022226989,1795369022226989,'','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"f811cb000296e17cb6fa4eb3d0713c16696328fcde150565de9afd99defdda42","kind":"licence","machine":"","paper":"d-377hyqtg3k","person":"p-dpsecgkk","replaces":null}',X'58C5405AD40304BC3807FAEA29E706CB763EF2A086BE535B2921E9433C3BDAFA');
INSERT INTO "journal" VALUES(45,'e1e1edf6b793ce4583d7394858212fc6',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"d8bbb98d70071ce2301f80379ad2e8e72c38ee9be147affd0113586915019927","kind":"verification","machine":"plieuse-1","paper":"d-uh9t9jp25w","person":null,"replaces":null}',X'52384A0DA1EC3442B5EEC31A5CEF8184EEBB9F44C7DBA53740E3360156826637');
INSERT INTO "journal" VALUES(46,'848f192220f84195d053c54114466937',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"fc1a0d724030a27200440df5cc437b0c54c850566488c8249a385b4940f00efe","kind":"verification","machine":"plieuse-1","paper":"d-zua84vrw7v","person":null,"replaces":null}',X'57C99512A3690C863391A56A2AE668793DC5F827739841EB7D08CD4B16C83E64');
INSERT INTO "journal" VALUES(47,'ebc6687eaf4bbb0a82841fdba87df996',1795369022226989,1795369022226989,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"6877410ce03961deb4295574e8f04868ccc9506af76dbe090f5d7ff4f9cddf74","kind":"lock_out","machine":"tour-1","paper":"d-9a65ndgw95","person":null,"replaces":null}',X'2148BB1ABFB45E7D7720CE44FDD7C9710796CA4E3582B15162E7EABF08E7AC06');
INSERT INTO "journal" VALUES(48,'09ea91a63fafbd648816d4584a4abcbe',1795369022226989,1795369022226989,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:37:02.226989Z","author":"command","digest":"be49af8ce157b0e115951fe7e37ff3b854daaae27c0b6960954a049e3697a437","kind":"traits","machine":"plieuse-1","paper":"d-nms4qfuwc3","person":null,"replaces":null}',X'4683FBCCB46F7AF4818C0BA5ACA9ACC7255F673A207CBA0B7E320784984F18E3');
INSERT INTO "journal" VALUES(49,'4138201f4d05a6d2d2f1a6bf9288ff9e',1795369034876972,1795369034889061,'','CollectorStarted',1,'{"at":"2026-11-22T17:37:14.876972Z","boot":"b93ba693c033433789ad05de1cd59c65","machine":"","software":"0.1.0"}',X'80056E577120E7AF30EE7E526E1F29856DEA41CC41604516C2DFDFB60D6150A3');
INSERT INTO "journal" VALUES(50,'dbd9a505f211e17909ba11b215002d9f',1795369034925238,1795369034971082,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:37:14.925238Z","decision":"9f8c2d85cb4e4ad7","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-wntedc35","row":"9","snapshot":"d0ac29ab9b0d27decde263296dd5fac167e0743a0005da12a3c2ad70f231124d","task":null,"via":"command"}',X'EFB4D05AEAE4B41C5821618B5390472F025E195D48A83A7F770D2ACDCC63993F');
INSERT INTO "journal" VALUES(51,'01218544fdb0a97612b57124cf44ff36',1795369034973479,1795369034974353,'centre-1','SessionOpened',1,'{"at":"2026-11-22T17:37:14.973479Z","author":"command","machine":"centre-1","operation":"20","order":"OF-1041","persons":["p-wntedc35"],"role":"run","session":"centre-1.s1","task":null,"via":"command"}',X'E838F2DD71B0C649B10A21825B5512F13C4636371CB4554614118CE76FD2A803');
INSERT INTO "journal" VALUES(52,'c2181b27881c7a9ac2b3da4ed108b03a',1795369034979983,1795369034980974,'','CollectorStopped',1,'{"at":"2026-11-22T17:37:14.979983Z","boot":"b93ba693c033433789ad05de1cd59c65","machine":""}',X'105DC7143963DD10424C002AE9443B6512ACB352854E649E7A120733ECB70317');
INSERT INTO "journal" VALUES(53,'d7345bc68b92146605a5518d7a857435',1795369040597358,1795369040606257,'','CollectorStarted',1,'{"at":"2026-11-22T17:37:20.597358Z","boot":"04928b258ae74775ac4934304ff61d29","machine":"","software":"0.1.0"}',X'E6183BBDE07C979119E536184876E7566CDF0E7552D8B6AA6A4BA56305F6697B');
INSERT INTO "journal" VALUES(54,'ff01dea651dfdce1ffa334d0bab94760',1795369040616194,1795369040657244,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:37:20.616194Z","decision":"7a1be04b2ad040c6","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-wntedc35","row":"9","snapshot":"e2ddcfefec597112fa63df449b183476bbb0e996406fbb5231b1cc929a479022","task":null,"via":"command"}',X'EE3E6FAD89E36EA551AEB542A297DAAD31DCEE58C98B9CEDBC2309EB660CF1B5');
INSERT INTO "journal" VALUES(55,'bccca177c7f57d9b4241d033e8ad0125',1795369040616194,1795369040657244,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:37:20.616194Z","decision":"956759f34ab1449a","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-rbhjegqy","row":"9","snapshot":"6fafb16fd0b8ba563cae86ae7ea78ff2e9543a9f43c0d74321f2cfc737098ca4","task":null,"via":"command"}',X'CC55EF236098D60D52ABC78A8FC187518D58014053727820D8E33C1EA79EE7F6');
INSERT INTO "journal" VALUES(56,'6604dc08386c317d595b593b5e1beb06',1795369040663568,1795369040664479,'centre-1','SessionJoined',1,'{"at":"2026-11-22T17:37:20.663568Z","author":"command","machine":"centre-1","person":"p-rbhjegqy","session":"centre-1.s1","via":"command"}',X'7006807F9602C2DFD79C2E47572F701EBD29B81C40DEAC465E4D5EACD6425013');
INSERT INTO "journal" VALUES(57,'6efe7c6b2fb66667531c27ab1af0ac47',1795369040673955,1795369040676793,'','CollectorStopped',1,'{"at":"2026-11-22T17:37:20.673955Z","boot":"04928b258ae74775ac4934304ff61d29","machine":""}',X'E615B68F0A4E12BB8E9B9C3C897770DC359AAD1FC9F540FF528DF33B0FE3BA63');
INSERT INTO "journal" VALUES(58,'10fb8eb242b7ac59a31bb78aae7177af',1795369046818146,1795369046831951,'','CollectorStarted',1,'{"at":"2026-11-22T17:37:26.818146Z","boot":"534ac08fd9814c87b5179e97d6ead52a","machine":"","software":"0.1.0"}',X'979D1ED65B0AD9ABFA82F2DF46A3F76DF4F9CB329431A119AC1D6F8F87FE9A5C');
INSERT INTO "journal" VALUES(59,'3da6197f8aba52e303d0a084d3118e82',1795369046842266,1795369046843100,'centre-1','SessionClosed',1,'{"at":"2026-11-22T17:37:26.842266Z","author":"command","machine":"centre-1","reason":"left","session":"centre-1.s1","via":"command"}',X'269637D6233943B9A59143515C848670F57A9EEBC299B2E172F20B50202BD3EA');
INSERT INTO "journal" VALUES(60,'0698325635f58c7329ff7271daee1587',1795369046849432,1795369046850405,'','CollectorStopped',1,'{"at":"2026-11-22T17:37:26.849432Z","boot":"534ac08fd9814c87b5179e97d6ead52a","machine":""}',X'719D3968305A175B6A8DCD4927DCCA453104FA087EB1A836D797075BA03ACC40');
INSERT INTO "journal" VALUES(61,'afd41dcd54c156236dfe54e307018aed',1795369053254978,1795369053262001,'','CollectorStarted',1,'{"at":"2026-11-22T17:37:33.254978Z","boot":"f381216fce214252ad0f4120ba2c6177","machine":"","software":"0.1.0"}',X'FF05D97945A75E39BC4C9C329B49ECAC2032D0720A94B7FBD4A9E05B04FEBFB8');
INSERT INTO "journal" VALUES(62,'b480878b19e8ab3a898085b9d09ab709',1795369053277357,1795369053305666,'','AccountOpened',1,'{"account":"a-b7s22fnk","at":"2026-11-22T17:37:33.277357Z","author":"command","machine":"","role":"head"}',X'48F67DDE5A8505BDFA9F57520E9BC48696DE818C0DEB40E79AD9528DA27CDC59');
INSERT INTO "journal" VALUES(63,'cb979ae254a0bf2257106151d5c49929',1795369053345251,1795369053346259,'','CollectorStopped',1,'{"at":"2026-11-22T17:37:33.345251Z","boot":"f381216fce214252ad0f4120ba2c6177","machine":""}',X'9C8904EDA38B5F8A1075A5D7902884125D479B127EBAD3D41C3F19F29C738E3E');
INSERT INTO "journal" VALUES(64,'40f4173132c6656eff47c1f5c0e389d2',1795369061353036,1795369061377336,'','CollectorStarted',1,'{"at":"2026-11-22T17:37:41.353036Z","boot":"34f42800893f48c28b3c2d45b6c56e6a","machine":"","software":"0.1.0"}',X'E7AB9BA4030560EFD8AB1E30E6AC80C040B4FC316CAAA5B3330F6A687B8EE89E');
INSERT INTO "journal" VALUES(65,'967749d9f070f8705ac50fc15a8dd95a',1795369061399259,1795369061408248,'','TokenIssued',1,'{"at":"2026-11-22T17:37:41.399259Z","author":"command","machine":"","scopes":["see_orders"],"token":"t-cjyc73bk"}',X'BCF0D6F454C18660B418D7C0DBFE5DDA8C450AFF522E75F1FAFA67FFC4B24177');
INSERT INTO "journal" VALUES(66,'cb6266727e496e3e5a2a0741e3ac5d7e',1795369061410316,1795369061411213,'','CollectorStopped',1,'{"at":"2026-11-22T17:37:41.410316Z","boot":"34f42800893f48c28b3c2d45b6c56e6a","machine":""}',X'679982E2917CBEB5DD0DC0EDAF9E3BA0CB1DD35C6991E7C6F88CE7EBD78C65BF');
INSERT INTO "journal" VALUES(67,'c2a0dcfc319bd2e06f582c26e49d3c5b',1772438400000000,1795369063759188,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","task":null,"via":"badge"}',X'652481C7FC71EF084AAA1F4965C28CC4D5B75ACE808F40F9B45ECEE7FBC75FEA');
INSERT INTO "journal" VALUES(68,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795369063759188,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'378614CB31C56EF7C22E3A1BC51B87E9D745FC7BE4D9912F030DAC6E9512A574');
INSERT INTO "journal" VALUES(69,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795369063759188,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'7C271CD6D5506FBC2DA189A7244F6A0D6F835F05311CD30F6C9B80888E5D6917');
INSERT INTO "journal" VALUES(70,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795369063759188,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'9AC2E07EFF23A927B67ED25006CE401DE880B4F1D8454440BA559BB78F917A23');
INSERT INTO "journal" VALUES(71,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795369063759188,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'5CA2F21450F72FA77937D7BB6EC21525F25DF37EC17EA307D85D14D4E75A07EE');
INSERT INTO "journal" VALUES(72,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795369063759188,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'F13C1D15F4190638DD09E223688C3773143E1894E6939B4DCE3202C02319CE15');
INSERT INTO "journal" VALUES(73,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795369063759188,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'87B0DE2B65174D730265A9899032114EC7DD469442AF100CE71F50AEC430C8E9');
INSERT INTO "journal" VALUES(74,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795369063759188,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'3044067560A94E9426E57ABEDAAC415DAEB480AA472A4E04A9E3C6051A829E48');
INSERT INTO "journal" VALUES(75,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795369063759188,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'E87FF06D44AC03CCFF07A12DE452B4690AC5FFE4C3DF151F5B367DEC3E42C394');
INSERT INTO "journal" VALUES(76,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795369063759188,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'B94FE269601CCAB931BD55C7B245767E02DEF1639698093DE411EBB1E25B0B60');
INSERT INTO "journal" VALUES(77,'4ce5f9775b82d3cc588526ee763d0eee',1772438600000000,1795369063809020,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","task":null,"via":"badge"}',X'C26820B76A61D814CAE395EADAC7B5F718E993074411568D910CB276EC551F38');
INSERT INTO "journal" VALUES(78,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795369063809020,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'727B9610DC6E339B9C8C81CA62C3C457B9759DAF29E4BEAFE5E192D8E5715316');
INSERT INTO "journal" VALUES(79,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795369063809020,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'A29AED87E00B5D3B4108FB549D86A820C85B6FD7D4104BB0B07201135F6541D3');
INSERT INTO "journal" VALUES(80,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795369063809020,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'0E8E54CB913BD4AD16CB4EF1F1C9B00AA727D02B47DAA16DC59FC2D03E5FF935');
INSERT INTO "journal" VALUES(81,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795369063809020,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'A3D3C5BB294D57DCB3BB4A3EAC24AD7D533BA0A8872D1CBA027DB49CA872E649');
INSERT INTO "journal" VALUES(82,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795369063809020,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'74BCF956CF88CD483B06D7583EB99E596CD19B25261970D5E325FFBAD292AF57');
INSERT INTO "journal" VALUES(83,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795369063809020,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'2839D101CD75F0869AE2F9E84735772558B01B0255CDC4AC1C9EC4F5722BE1E4');
INSERT INTO "journal" VALUES(84,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795369063809020,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'D59882E35BEC13CD4A44B46BCEB34B0C031385526F0BE2FCBE4F4224079DC552');
INSERT INTO "journal" VALUES(85,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795369063809020,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'CF3896EB5DAF3D0AF04C65737A4F8A9508658B7A32EC3F2672C9E341BE58B172');
INSERT INTO "journal" VALUES(86,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795369063809020,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'F5EEDF7F9427DAAF6581DAE51FE10B8C5BD9B99F6E759C5D6EBFD63C7DC2D531');
INSERT INTO "journal" VALUES(87,'d8e3785980f770af9781389c3d9882ac',1772438800000000,1795369063824920,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","task":null,"via":"badge"}',X'1600D820B27D49A7C29FD2BCEA2CB9C8BB299FC2853D2478111AC1A0403B6577');
INSERT INTO "journal" VALUES(88,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795369063824920,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'D99F1AB03CBE5CD9ABF8DD5EE9C0E86B4C5F0968F1BE6F17CB850F7D5E0C0109');
INSERT INTO "journal" VALUES(89,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795369063824920,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'BE7B58B21022A182F5A1BE630FB81F20943F8870D628E4E7DDECEC5DC73ABA77');
INSERT INTO "journal" VALUES(90,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795369063824920,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'64F81C4241EF1C6F480B16F2869AD1B239C5D125BCD9315B85A546C98B428475');
INSERT INTO "journal" VALUES(91,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795369063824920,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'63F05C9B2370D5E2DB127E00BDA3CC315DF6401D0CC39E526CFAF835FCAAB505');
INSERT INTO "journal" VALUES(92,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795369063824920,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'EF766450BD5E45E90F85688C0DEC4FA70B9ECEB04E9D6F90B1A5A59C695EFFF2');
INSERT INTO "journal" VALUES(93,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795369063824920,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'6AF6C2C9041E8DA39573941A767A786C8BC2388A8804DEB7E90B081443CDA7F8');
INSERT INTO "journal" VALUES(94,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795369063824920,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'91A8C7B1DC9860EF9EE5849490DBD10A6B594BC84500F5C46482D91267A445CA');
INSERT INTO "journal" VALUES(95,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795369063824920,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'C2F7D7DC58D39444B579AA884A3D31D4B8F37B53ADC74A536C66492516A8859E');
INSERT INTO "journal" VALUES(96,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795369063824920,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'6B0325FBE55F0B64B259CBCE2B4AD9AB9734E80D2C6D2D7A1059A372D9E12CD7');
INSERT INTO "journal" VALUES(97,'80946ed66f89b8813749e5e459048132',1772439000000000,1795369063841105,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","task":null,"via":"badge"}',X'F838F57FA70866380F5EC3B85CFECDF7EF96E5F28B3B0B7AF8445298B383908F');
INSERT INTO "journal" VALUES(98,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795369063841105,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'E8BA410D30E6718FA5645D5F840845CDDDB4FCA63A22C17429AF121B54EA09AC');
INSERT INTO "journal" VALUES(99,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795369063841105,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'CA4243ABAF3692121CF36BC2F509F426401681E6250F4B12AF8B58C8EFE8E9BE');
INSERT INTO "journal" VALUES(100,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795369063841105,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'B7119C87DF4186E059E9938C5076687E2EF0DD2879664FAFBE99FD46213CA59F');
INSERT INTO "journal" VALUES(101,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795369063841105,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'45EAC97170FB18FA42B31D608C4C0963850890B5355DE9C9B17E4C5D26445D53');
INSERT INTO "journal" VALUES(102,'9737020dcad722c4b569514faab44177',1772439060000000,1795369063841105,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'86F54F7410D37C2905E5992E494EC615501127F1F4B0E9186611A83CECDEEA83');
INSERT INTO "journal" VALUES(103,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795369063841105,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'543D284E5A1E8A3951D478D58EB661A0B9CE6DB9F3A1825A11A55410541242FE');
INSERT INTO "journal" VALUES(104,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795369063841105,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'FE0A9154E869BC3FB890002C8FF073D4A996FEE419EB6607BBE0732E319D3A0B');
INSERT INTO "journal" VALUES(105,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795369063841105,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'ABCFAFF1962517F6418361BD0067B4D20585F33ED8984343855C0CB905DC7D62');
INSERT INTO "journal" VALUES(106,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795369063841105,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'D54508B774C22E41F7346AF68A541E383EDF9BCE41E04776222ABB558C0C9360');
INSERT INTO "journal" VALUES(107,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795369063857038,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'657CCD81CF52D6DEA303F20FEE7F5F28795858C8FB0E9E4D41C395AEC9D35D2B');
INSERT INTO "journal" VALUES(108,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795369063857038,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'9A93AB5567307544170400B0F597C7C6A41A6340B7A8EA86907D7081D06DC147');
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
INSERT INTO "machine_state" VALUES('compteur-1','{"machine": "compteur-1", "at": "2026-11-22T17:37:41.410316Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',66);
INSERT INTO "machine_state" VALUES('tour-1','{"machine": "tour-1", "at": "2026-11-22T17:37:41.410316Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',66);
INSERT INTO "machine_state" VALUES('plieuse-1','{"machine": "plieuse-1", "at": "2026-11-22T17:37:41.410316Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',66);
INSERT INTO "machine_state" VALUES('centre-1','{"machine": "centre-1", "at": "2026-11-22T17:37:41.410316Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {"s": 1}}',66);
INSERT INTO "machine_state" VALUES('','{"pulse": "2026-11-22T17:37:41.410316Z", "boot": "34f42800893f48c28b3c2d45b6c56e6a"}',66);
INSERT INTO "machine_state" VALUES('dmu','{"machine": "dmu"}',106);
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
INSERT INTO "one_time_link" VALUES('7101c2f5d5afb4d071bf4a14a39bb4a48f44674c63ba6de09eefbd02b565257f','password','a-b7s22fnk',NULL,'command',1795628253319293);
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
INSERT INTO "order_change" VALUES(1,1795369007055874,'OF-1041','open','["customer","due_date","state","title"]','["10","20","30"]','[]','command','command');
INSERT INTO "order_change" VALUES(2,1795369007055874,'OF-1042','open','["customer","due_date","state","title"]','["10"]','[]','command','command');
INSERT INTO "order_change" VALUES(3,1795369007055874,'OF-1043','open','["customer","due_date","state","title"]','["10","20"]','[]','command','command');
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
INSERT INTO "paper" VALUES(1,'d-h4mhezm7kg','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"}','044427c0ca9a71c42a9ba46694b33512','71c2b714bc422080019c38106537bac77f5e510320fee2a76347cd6e7cb8c6fb',1795369013601057,'command',NULL);
INSERT INTO "paper" VALUES(2,'d-2rxr6zquj5','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-rics","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["chaudronnerie","usinage","entreprises d''accueil"],"title":"CAP Réalisations industrielles en chaudronnerie ou soudage"}','d44fe8c753baa2a79a9235bd9b41b1b4','0f1c5ec498f5627a4f5854f2f0807f91bd97cefdd04976ec44c77745985e6ae8',1795369013601057,'command',NULL);
INSERT INTO "paper" VALUES(3,'d-23zux3bw9q','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":false,"id":"tp-soudeur","length":"1 an","places":["chaudronnerie"],"title":"Titre professionnel Soudeur assembleur industriel"}','cfa7174a04b008f0dc3207799fd57e0a','f54a3bebcacf688c05d7407565534f3784b8a544e282e7d04ac1267c865349a6',1795369013601057,'command',NULL);
INSERT INTO "paper" VALUES(4,'d-fdmhdm4yyq','risk_assessment',NULL,NULL,'{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}','9be31d77cfc5cc777357f230b867cfde','c0c946815e0c02b036d55b2d7d81f7113cb3c58f8d0829c19eb9c84ca842c379',1795369013601057,'command',NULL);
INSERT INTO "paper" VALUES(5,'d-m8f4z7z5us','declaration',NULL,NULL,'{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]}','b7afc741f0598fd1da9ffd04c8444bd3','2c23f20c954241b2dc4c6db970d00e6e8d17b348a32535235fd45b482f7ac234',1795369013601057,'command',NULL);
INSERT INTO "paper" VALUES(6,'d-9jrrrv99gu','declaration',NULL,NULL,'{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}','b0c8e9f94a6c321d7bc694fb5fffde94','e573b1f129b633a9077d7185c7d29a61092b4c2d4f1d597b78491f666adf12c7',1795369013601057,'command',NULL);
INSERT INTO "paper" VALUES(7,'d-z4ffqj59wa','status','p-wntedc35',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','a33744371c924be798a7d1c9bd0a9bcb','1fc682005cd63a47fd8ea6bc4ac798d9a3d6915e356e808f4c88130baaca63d7',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(8,'d-h6vbxq43d5','enrolment','p-wntedc35',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','362a27f99c9ad5991cf74241a39e7c94','0add48d24b8eae39ec1948ef3ed965abbc9133250b5cc4e4b2cc75432a76c8d0',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(9,'d-y9x377ufv8','status','p-rbhjegqy',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','3c9004ee7d31ec473eed69e26f253118','7bfb770c1a32da0d817829fb8a3814bc14061a1e4ccc8e17036b55308f3f4288',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(10,'d-p2zn7gh6ef','enrolment','p-rbhjegqy',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','69840722e1b97083450d80bf59645987','7e2cdcdc63d78e7432689d8822c38fd9fc2c447aa6d95c4a526cac0408348429',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(11,'d-j3ecaj2wf9','status','p-gj7sh2yv',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','03515d4c3e5b17e1da9a4eace36f1d3f','36274198cae9d45e02e06a3521585e9afe3bf86276ca54430433683d55ddaa13',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(12,'d-2y6pwhnfcv','enrolment','p-gj7sh2yv',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','643156cac1e294be425856e1030d2357','5d2d1bf5952d086cb12aa80b35323a64a788f06150370828bfc8f78d21921ccb',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(13,'d-z566zhs72t','status','p-rsk5k4ud',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','c3f32b2613537561ccbfbdf3a22a43ce','bfad1f4ef6f5ef8fc506647b14a861796ec4cbac6f3f307ca59e3fac329585bc',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(14,'d-sxn3tnxafg','enrolment','p-rsk5k4ud',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','bd9e8e2b3985ee8bd4763405271d3f97','e8b620ac8ab0ee0b881b64f64ad14b810d501856b56487f72c5878b05243441c',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(15,'d-dpfk64egtu','medical_opinion','p-wntedc35',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','86306d4ed26cd25644f4fa47214da76a','9557c586e9dd8fd7b8521713cad35aa1e07cc6798afea7278554e0aee8110364',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(16,'d-f7zs6s2njk','medical_opinion','p-rbhjegqy',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','a6316c5da55857385cdb06c36fe87186','f860a7d8238fe384e31ab1b452591e4544baabaa662275a445efe592cd83b3ca',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(17,'d-s6pthk9jhf','medical_opinion','p-rsk5k4ud',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','cd1a81546f55a77a9c5dbb10aec66b8d','e1d2ac85206bb429e0175a0547464d4bf1eaf98f0591c9730cdfa7d67b454304',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(18,'d-jkw7ptx4fu','safety_training','p-wntedc35','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','4d2a57abeac5c80cf547f3d3aad55594','cee6deb4728a3cd6d76fa0ad9427855012a844c9dfdc8f4e49889da89c5a9131',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(19,'d-4k3eqafuth','safety_training','p-wntedc35','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','3315c7831ef4b22a4338e812df3eb70b','004c3f9c3d89c3ce0b1dd539ffb2e750547aa8d1224b7741edbf6e3538ae2f2c',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(20,'d-nrm4g8v3tj','safety_training','p-wntedc35','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','01b279dab91ae2c456f3d4f023e35eef','d1d30d684851a6d78820c5c5ecb018ac163b267070173593d6910192a38e2e9f',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(21,'d-2edrknqtgq','safety_training','p-rbhjegqy','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','17474fd40e317acdc59f726c76f880d6','25ddcaa4705cf9d49adb39b6c87a34f9c2f036461e978f826e43a1255fd773cc',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(22,'d-ypmvhs5jem','safety_training','p-rbhjegqy','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','ff5fa2af241af006fe7fc9dc7dc75090','f9592b1b571919f85a33995d285037066845c506978a8402d60b5e472003809b',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(23,'d-r73hr99ek5','safety_training','p-rbhjegqy','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','0c22cff81d08da254cdba89e737fce06','0643df5c3b8642502b69f12e20152d0b06375965ca3bba5af72dc2273b708d6b',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(24,'d-z8bb2vcc8h','safety_training','p-gj7sh2yv','tour-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"tour-1","modes":["cleaning"],"passed":true,"valid_until":null}','582d979bfb16e0fb6fd2158172469650','60ef96b652afb33a771499724b24f05e4a1f3dbca18b5e8ea13d35869b7aab1b',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(25,'d-f8vfsntcbb','safety_training','p-rsk5k4ud','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','510da0d95873d383c23bc682b8fe64e8','04fa7bd160fd7e6d3180412445a97bcf09c72e2b8f8695692b70af3cbae10b91',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(26,'d-yzbu7cjs3h','safety_training','p-rsk5k4ud','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','fc0e02e23a6724ff53bc4fa71e047e87','263b0297d253baae2341067923f92dfca5c807f2bd38feb04524ffb2faa5eeff',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(27,'d-b28tubv74z','safety_training','p-rsk5k4ud','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','e51a16fafb6b62f8165082561a72d7a3','160e10331faa3b3dbaead651856b55b5b81b40ec5429b879f88f8c0cf49f11a5',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(28,'d-32smekbapf','status','p-mp5r5jjt',NULL,'{"since":"2020-09-01","status":"staff","until":null}','fbd0e4e89bffc9a967f7961f17255b3e','901acdf7ce67ae6200550e61f06d4afd6b7631479553f17d253f40c5b91da321',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(29,'d-e3den4abz5','safety_training','p-mp5r5jjt','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','1a4022ddbffd01e893fbaf2a2eb07c65','077127badf27ff70f6d8c16c4f399e171dff2d337e9a447f146b92252ef5a36a',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(30,'d-3dcam9mpyp','safety_training','p-mp5r5jjt','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','725165e4e74505b6c36a3c61667212b7','3f155e2ce838577cd6a4d0a3ffcb53c5ddeecd88730931add57280aae1e49b54',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(31,'d-cr7seurvp5','status','p-2t75g7aq',NULL,'{"since":"2020-09-01","status":"staff","until":null}','ea7c799965ec2ee5a5bc567ed166e64a','2199959f9c5f41ad949bae23ebbd6e97b6f3c5b72958bb0c17b103e2a9a6ba35',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(32,'d-pb3c4qjvra','safety_training','p-2t75g7aq','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','3cf62515babd8160146a598b0c2292d5','c5bd4e1496d3d4947bf23298bd30e1d1eb3e35dadc5a8e48d2bbc8d868c27989',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(33,'d-2wccysr9fu','status','p-ufj3rjpm',NULL,'{"since":"2020-09-01","status":"staff","until":null}','87fcf3d57c0938ed304815f54aa94ecf','179349d4cea2e72111d9882cba84c6c2ef58e7401211d6f0be5d0e242fb4a441',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(34,'d-6vcumce22m','safety_training','p-ufj3rjpm','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','405fd012046e87519bfac56bad16dfc2','eab5196ee25bc66cc0500d346c0af4a47b6c536141e172e2e98db76e39e1fb2f',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(35,'d-mps27nqx6u','safety_training','p-ufj3rjpm','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','d6bf466334a55cb1d863f4666f11ef20','24999b9c40a5fe1ce439944f1b6b84782dc82374c96af7b7cf06d932078b2b0c',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(36,'d-4ygp7faeky','safety_training','p-ufj3rjpm','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','efe0fab84d5692d13d80fe3555539f14','d9f771974554c0068fba807aab7b62c37a8d8f22dc6a13875314e346b0642f28',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(37,'d-pfc56bgcub','status','p-dpsecgkk',NULL,'{"since":"2020-09-01","status":"staff","until":null}','5eff4f3758dbc149b65aa631fe272de3','9b9bfd010bed7facf4270df839ce0a7c014b50f54b1c95acdc43483c97becdef',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(38,'d-qzqfj5a3dr','supervisor','p-mp5r5jjt',NULL,'{"function":"Maître professionnel","machines":["centre-1","tour-1"],"since":"2025-09-01","until":null}','5dbcde366602db1f83a0d6e4ee38ee94','c1634715f622806209c7299263222d83db415782897d09d7f6fbd032361e835c',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(39,'d-s79s6rt6h8','supervisor','p-2t75g7aq',NULL,'{"function":"Maître professionnel","machines":["plieuse-1"],"since":"2026-09-01","until":"2026-12-31"}','dae6c298b5de5a22f052961631795cff','f0f14880e2f09861ca87e758c73863f6623f31c91256d6b2777a5bc95d3578a2',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(40,'d-fv66sqgqb8','supervisor','p-ufj3rjpm',NULL,'{"function":"Cheffe d''atelier","machines":[],"since":"2025-09-01","until":null}','25e19a4677175891b1b2fed36fc1d9f6','3e9eb67163e28e949faf61ba302667a3a7705e951629737398d5a72828f3c3c7',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(41,'d-377hyqtg3k','licence','p-dpsecgkk',NULL,'{"issued_on":"2024-01-16","kind":"electrical","machines":[],"valid_until":"2027-01-15","withdrawn_on":null}','70cf4cdb6c5d359e022ca10848e91478','f811cb000296e17cb6fa4eb3d0713c16696328fcde150565de9afd99defdda42',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(42,'d-uh9t9jp25w','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-08-18","reference":"VGP-26-0818"}','879e93b2ba2e0e1b8805c3c7fc42296e','d8bbb98d70071ce2301f80379ad2e8e72c38ee9be147affd0113586915019927',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(43,'d-zua84vrw7v','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-11-12","reference":"VGP-26-1112"}','e0cdbcdb498720f04cc80fb82cbdd0db','fc1a0d724030a27200440df5cc437b0c54c850566488c8249a385b4940f00efe',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(44,'d-9a65ndgw95','lock_out',NULL,'tour-1','{"reason":"contact de porte à remplacer","since":"2026-10-05","until":"2026-10-07"}','9b2871af4548e2da9bc5f11fe425a3c3','6877410ce03961deb4295574e8f04868ccc9506af76dbe090f5d7ff4f9cddf74',1795369022226989,'command',NULL);
INSERT INTO "paper" VALUES(45,'d-nms4qfuwc3','traits',NULL,'plieuse-1','{"powered":true,"since":"2025-09-01","variant":null}','cd37301bd2e322e74002862737967e1d','be49af8ce157b0e115951fe7e37ff3b854daaae27c0b6960954a049e3697a437',1795369022226989,'command',NULL);
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
INSERT INTO "part_change" VALUES(107,'dmu',1772439300000000,'assigned','dmu.p1','C-2','20','C-1','10','a-1','forgot the badge','{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"}','{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"}');
INSERT INTO "part_change" VALUES(108,'dmu',1772439310000000,'corrected','dmu.p2','C-1','10','C-1','10','a-1','measured','{"good":0,"parts":1,"rework":0,"scrap":0}','{"good":4,"parts":5,"rework":0,"scrap":1}');
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
INSERT INTO "part_count" VALUES('dmu.p0',72,'dmu','part_count',1772438460000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c0','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p1',107,'dmu','part_count',1772438660000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c1','dmu.s2','C-2','20','setup',NULL,0,'a-1','forgot the badge');
INSERT INTO "part_count" VALUES('dmu.p2',108,'dmu','part_count',1772438860000000,NULL,5,4,1,0,'increment',1,2,'corrected',0,'','dmu.c2','dmu.s1','C-1','10','run',NULL,0,'a-1','measured');
INSERT INTO "part_count" VALUES('dmu.p3',102,'dmu','part_count',1772439060000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c3','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
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
INSERT INTO "person" VALUES('p-wntedc35','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-rbhjegqy','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-gj7sh2yv','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-rsk5k4ud','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-mp5r5jjt','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-2t75g7aq','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-ufj3rjpm','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-dpsecgkk','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
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
INSERT INTO "session" VALUES('centre-1.s1',59,'centre-1',1795369034973479,1795369046842266,'OF-1041','20','run','command','left');
INSERT INTO "session" VALUES('dmu.s0',67,'dmu',1772438400000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s1',77,'dmu',1772438600000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s2',87,'dmu',1772438800000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s3',97,'dmu',1772439000000000,NULL,'C-1','10','run','badge',NULL);
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
INSERT INTO "session_person" VALUES(51,0,'centre-1.s1','p-wntedc35',1795369034973479,1795369046842266);
INSERT INTO "session_person" VALUES(56,0,'centre-1.s1','p-rbhjegqy',1795369040663568,1795369046842266);
INSERT INTO "session_person" VALUES(67,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(77,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(87,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(97,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE state_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	execution TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_state_interval PRIMARY KEY (seq)
);
INSERT INTO "state_interval" VALUES(68,'dmu','ACTIVE',1772438401000000,1772438461000000);
INSERT INTO "state_interval" VALUES(74,'dmu','READY',1772438461000000,1772438601000000);
INSERT INTO "state_interval" VALUES(78,'dmu','ACTIVE',1772438601000000,1772438661000000);
INSERT INTO "state_interval" VALUES(84,'dmu','READY',1772438661000000,1772438801000000);
INSERT INTO "state_interval" VALUES(88,'dmu','ACTIVE',1772438801000000,1772438861000000);
INSERT INTO "state_interval" VALUES(94,'dmu','READY',1772438861000000,1772439001000000);
INSERT INTO "state_interval" VALUES(98,'dmu','ACTIVE',1772439001000000,1772439061000000);
INSERT INTO "state_interval" VALUES(104,'dmu','READY',1772439061000000,NULL);
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
INSERT INTO "tool_interval" VALUES(70,'dmu','T1',1772438405000000,1772438430000000);
INSERT INTO "tool_interval" VALUES(71,'dmu','T2',1772438430000000,1772438470000000);
INSERT INTO "tool_interval" VALUES(80,'dmu','T1',1772438605000000,1772438630000000);
INSERT INTO "tool_interval" VALUES(81,'dmu','T2',1772438630000000,1772438670000000);
INSERT INTO "tool_interval" VALUES(90,'dmu','T1',1772438805000000,1772438830000000);
INSERT INTO "tool_interval" VALUES(91,'dmu','T2',1772438830000000,1772438870000000);
INSERT INTO "tool_interval" VALUES(100,'dmu','T1',1772439005000000,1772439030000000);
INSERT INTO "tool_interval" VALUES(101,'dmu','T2',1772439030000000,1772439070000000);
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
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-1","10","run",1]',108,'p-anne',1772438400000000,'dmu','','C-1','10','run',1,0,0,0.0,0.0,7,4,1,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","P1","C-1","10","run",1]',103,'p-anne',1772438400000000,'dmu','P1','C-1','10','run',1,4,0,200.0,40.0,0,0,0,0,'50.00,50.00,50.00,50.00');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-2","20","setup",2]',107,'p-anne',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-bilal",1772438400000000,"dmu","","C-2","20","setup",2]',107,'p-bilal',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
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
CREATE INDEX ix_cycle_order_number ON cycle (order_number, operation, started_at);
CREATE INDEX ix_part_count_order_not_good ON part_count (order_number, at) WHERE scrap > 0 OR rework > 0;
CREATE INDEX ix_part_count_order_unattributed ON part_count (order_number) WHERE unattributed;
COMMIT;
