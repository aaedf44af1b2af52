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
',1795368906012909);
CREATE TABLE access_snapshot (
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	body TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_snapshot PRIMARY KEY (digest)
);
INSERT INTO "access_snapshot" VALUES('25ea66e9906d0181ab4e325d8fe55e8f4459d311aca30a698486fd6270a5116f','p-gyubjjys','{"dossier":{"declarations":[],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[],"person":{"birth_date":"2010-03-14","id":"p-gyubjjys","named":true,"status":null},"presences":[],"programme":null,"trainings":[],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":null,"hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[],"variant":null,"verifications":[]},"request":{"asking":1,"at":"2026-11-22T17:35:05.966358Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[],"task":null},"zone":"Europe/Paris"}',1795368906012909);
INSERT INTO "access_snapshot" VALUES('9e4434314479b4d1d74e8a426627945ed1ae314828a9c9c6bb24ba862f2f1333','p-gyubjjys','{"dossier":{"declarations":[],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[],"person":{"birth_date":"2010-03-14","id":"p-gyubjjys","named":true,"status":null},"presences":[{"since":"2026-11-22T17:35:06.029033Z","until":null}],"programme":null,"trainings":[],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:35:16.420334Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[],"task":null},"zone":"Europe/Paris"}',1795368916450872);
INSERT INTO "access_snapshot" VALUES('41208363b176511339c012232d1d53d5cc758c087a3a43774637845c5132d093','p-qyt2kw4h','{"dossier":{"declarations":[],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[],"person":{"birth_date":"2010-09-02","id":"p-qyt2kw4h","named":true,"status":null},"presences":[],"programme":null,"trainings":[],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:35:16.420334Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[],"task":null},"zone":"Europe/Paris"}',1795368916450872);
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
INSERT INTO "account" VALUES('a-wkg7x4x5','Claire Morel','claire morel','head','',NULL,NULL,1,1795368934369347);
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
INSERT INTO "api_token" VALUES('t-bd42cbcw','ERP','["see_orders"]','375dbdafb7bc40169a2c0b30cf595a84d9e948c28482e78cdcfec53f7e8bc797',1795368945389094,1826904945389094,NULL,NULL);
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
INSERT INTO "badge" VALUES('04A15C32',1795368891426306,NULL,'p-gyubjjys');
INSERT INTO "badge" VALUES('04A15C47',1795368891426306,NULL,'p-qyt2kw4h');
INSERT INTO "badge" VALUES('04A15C5B',1795368891426306,NULL,'p-32r9vr85');
INSERT INTO "badge" VALUES('04A15C68',1795368891426306,NULL,'p-pau8297s');
INSERT INTO "badge" VALUES('040FE211',1795368891426306,NULL,'p-u3en26ms');
INSERT INTO "badge" VALUES('040FE233',1795368891426306,NULL,'p-tfrj7vbe');
INSERT INTO "badge" VALUES('040FE244',1795368891426306,NULL,'p-4hu5mxnj');
INSERT INTO "badge" VALUES('040FE255',1795368891426306,NULL,'p-n8n6872a');
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
INSERT INTO "checkpoint" VALUES(1,3,X'A54BE8F1304D2F26FDA02FC5A9B9F9EC4527875E043C690653E18AEE64832E88',1795368894764221,X'94673F278760360C740427FB026B42ED6E2C4503B9D206DB9C6B7128C8B58DFF2DB4DDAF947D8D335F223A926F4E48B766BB7FAF2898DA38619F0FFE03C8D007');
INSERT INTO "checkpoint" VALUES(2,7,X'59D8A12E8D3DEBAA51E69AC3C129D66249AC2D97976B6F6642E93FEC915A0512',1795368906065249,X'29AC1C3A47716BA32F671DC2F59E4E61DEA55A20C1C06F08F025325DAA5F38195FE5BD33E4687E279258613C06C884C9DA1F88A2AC245AF39685B812A8A4330C');
INSERT INTO "checkpoint" VALUES(3,12,X'83D8C68A3C37DF77EDD2A686CFFD5D92DE92DA78931CCBEC871D471D5E14BA2E',1795368916520780,X'FC0EF0F6E56F402610F43889A2AD5E3213916F1DA24AD6D33487892CE6952A9F9F550AFD5C9599C2CFA5DFFFBCCBB8AAAAA96B544AA4DACCFC87A8AB72089503');
INSERT INTO "checkpoint" VALUES(4,15,X'4F23A1C2C6618A165A4DEB710F56F78687BF79FEF20C2844B3352BEAAC24E315',1795368924481166,X'3417E4D32DC916D614D7700F3AD5BAE6156D977DDAD11A1725B7BF06D19E9C504E643E927BABE9B78DAE45B8D28CB0E7F5D507A28A873D9C5696BE4D5BE1180D');
INSERT INTO "checkpoint" VALUES(5,18,X'787C5F30C716A8FB41FE86E5E9667C4A54B6E5429918F30E6C29592A4DF9F619',1795368934443585,X'DFE41C3CDD130926FCB443E850C2AD36DB4C90E6FFFE76FC78B5D99FE3520C62650D52AF8C75DDD0F8C546EF0B5B832A013E1DD89F3D1BB6D71CE7EFC401BD00');
INSERT INTO "checkpoint" VALUES(6,21,X'4D3E2AB14C4447DECFDE8B5344B7F824BA86051DDA74EE0E4EC42A5A778D9998',1795368945412793,X'0C64C2EE14FAA47166FFF3681776C225062EB4618F9B85E5214026B722343039E4F68458CE904F7E9F20FB661D838AED88ABF53DF84A5EBBB94349AF54C6AF0A');
INSERT INTO "checkpoint" VALUES(7,31,X'0E02263F6C926F12C6228E323CC65D82FDB25A46BA81C386B92D5D948C4A670D',1795368948412818,X'B2F7848F8817C0D3AC640814DAC29DA4418A6A735BCE96FD9B7E7076F5E69BECBBFB5E7086F35EB19D3BD83FC5F5DF3DB798CD40B40C8B39D9000011A8BDE706');
INSERT INTO "checkpoint" VALUES(8,41,X'5E0A1F127FD649A520BE723744CE355F0697B94B8E8C5C2AB176CD42DCB1E71A',1795368948424025,X'17629767FAA20FEFBC88580BE3FA9BFACB6E6E5C4C0F7939828EA82743E2F2A58BD9EFBBC6661F623F17E68A1A18394A432BED86C52AF4299B5A4C438F9A7D03');
INSERT INTO "checkpoint" VALUES(9,51,X'6C127CC7AA63B799B28EA1EBD0AF36F0F538ADBEFE7A03C4EA8A4DDE46E58005',1795368948431267,X'5E7294850B98BFF981217D95118FA5A651C3A33A2CB91FBB6F8D49DB55F90B59A973F799FE76748355DD83CE2C0383A3C2774BBA7B97E3B30EDA80B245F3EC02');
INSERT INTO "checkpoint" VALUES(10,61,X'F55417FCB91D37266EFA41D5B3DF84DACD0F5F1B79A2D68F3C90EF7E3006A1C2',1795368948439355,X'718A241BFC4E80D0C078E62B8D9E4C6032BF8F6C3E73AC0D1635BA77929EF8E3BEF2D29020FE5362BE7C2630EB8A43B51F34732B9571F8865F4AE0972140FA01');
INSERT INTO "checkpoint" VALUES(11,63,X'1E9F15811252A489094EF14489A57E932C9991A5AE46DEE6C4F92704C080AE64',1795368948465049,X'C67CBA76266B460430B99B8AFB8AAE651C362D3DAE338128E9A6C800C34A2BD841D7DA890BE27CDD3994E6E6A3E7625D373C4BC7B7FA4A446DD8813CCF94C502');
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
INSERT INTO "cycle" VALUES('dmu.c0',28,'dmu',1772438401000000,1772438461000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c1',38,'dmu',1772438601000000,1772438661000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c2',48,'dmu',1772438801000000,1772438861000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c3',58,'dmu',1772439001000000,1772439061000000,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
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
INSERT INTO "held_count" VALUES('dmu.h0',31,'dmu','part_count',1772438480000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h1',41,'dmu','part_count',1772438680000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h2',51,'dmu','part_count',1772438880000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
INSERT INTO "held_count" VALUES('dmu.h3',61,'dmu','part_count',1772439080000000,3,900,897,897,4,'faster than it can work','dmu.s1','C-1','10','open',NULL,NULL,NULL);
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
INSERT INTO "journal" VALUES(1,'89db375462c7aaaa3a4063df3ef1e045',1795368894726096,1795368894747079,'','OrderChanged',1,'{"at":"2026-11-22T17:34:54.726096Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10","20","30"],"order":"OF-1041","removed":[],"state":"open","via":"command"}',X'0554C2E25B95CD6C6A68CBA43DB7728E43B569299E2F4CA3A9878920E47BEFE4');
INSERT INTO "journal" VALUES(2,'db0ae4028484b44e666aa86f8e1274f5',1795368894726096,1795368894747079,'','OrderChanged',1,'{"at":"2026-11-22T17:34:54.726096Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10"],"order":"OF-1042","removed":[],"state":"open","via":"command"}',X'4832A0C5AAC33CB8EC8FF685B4E1396497EC8A5199B4DAE5A548CBD1D82D12C6');
INSERT INTO "journal" VALUES(3,'e3c63d44acd526e920c546598182abc1',1795368894726096,1795368894747079,'','OrderChanged',1,'{"at":"2026-11-22T17:34:54.726096Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10","20"],"order":"OF-1043","removed":[],"state":"open","via":"command"}',X'A54BE8F1304D2F26FDA02FC5A9B9F9EC4527875E043C690653E18AEE64832E88');
INSERT INTO "journal" VALUES(4,'12065a3ab34a89a9159dff30438affbc',1795368905913792,1795368905925193,'','CollectorStarted',1,'{"at":"2026-11-22T17:35:05.913792Z","boot":"50c658a34e6746ca844a93e6c8319499","machine":"","software":"0.1.0"}',X'BBE7A440D34CF06F55429103953904265D8013B9CB5683B6F4D0A652B170B5B7');
INSERT INTO "journal" VALUES(5,'7c5acd24713f0821e21733a0ff2598c5',1795368905966358,1795368906021972,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:35:05.966358Z","decision":"2a18926e9c044d56","ends_at":null,"enforced":false,"failed":["status","K5","R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-gyubjjys","row":"9","snapshot":"25ea66e9906d0181ab4e325d8fe55e8f4459d311aca30a698486fd6270a5116f","task":null,"via":"command"}',X'66C12AD75CE3A74718847F85D1374E58EE6FC01FCBC7119B156DD9FAA11FF8DE');
INSERT INTO "journal" VALUES(6,'67166d3c46c698145ce85b02d91db767',1795368906029033,1795368906029852,'centre-1','SessionOpened',1,'{"at":"2026-11-22T17:35:06.029033Z","author":"command","machine":"centre-1","operation":"20","order":"OF-1041","persons":["p-gyubjjys"],"role":"run","session":"centre-1.s1","task":null,"via":"command"}',X'A153B4EA8B8D7D5883A567FE9E96246E298400024C160D96BF40212D526C6B11');
INSERT INTO "journal" VALUES(7,'6e99e0379caf31a7f8f0b928cab0dd65',1795368906041149,1795368906042103,'','CollectorStopped',1,'{"at":"2026-11-22T17:35:06.041149Z","boot":"50c658a34e6746ca844a93e6c8319499","machine":""}',X'59D8A12E8D3DEBAA51E69AC3C129D66249AC2D97976B6F6642E93FEC915A0512');
INSERT INTO "journal" VALUES(8,'6414d084dee0579ce8658d1f652de63b',1795368916383469,1795368916397064,'','CollectorStarted',1,'{"at":"2026-11-22T17:35:16.383469Z","boot":"cee42b44975b4a18bb950db2c1aa4b42","machine":"","software":"0.1.0"}',X'4C8B13E1DCCDAC63B547C9407963F84168991EFCCE348C96FE0820DA244B52C1');
INSERT INTO "journal" VALUES(9,'b8f2ef51c851ec9bb7f239174f634d2e',1795368916420334,1795368916462436,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:35:16.420334Z","decision":"a9759fa86b0a44cd","ends_at":null,"enforced":false,"failed":["status","K5","R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-gyubjjys","row":"9","snapshot":"9e4434314479b4d1d74e8a426627945ed1ae314828a9c9c6bb24ba862f2f1333","task":null,"via":"command"}',X'9404A876F3EDD3B447170E6DF3ADAE42D85CB02D63CD3D92F28014C652FB9406');
INSERT INTO "journal" VALUES(10,'b62e729dbbe4f3fbc4aa7f38ea2be334',1795368916420334,1795368916462436,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:35:16.420334Z","decision":"44e153e5a2c04399","ends_at":null,"enforced":false,"failed":["status","K5","R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-qyt2kw4h","row":"9","snapshot":"41208363b176511339c012232d1d53d5cc758c087a3a43774637845c5132d093","task":null,"via":"command"}',X'6BA2748455B78E4124DEE54CD28C7A9A80190D72DC15A4DF5C863608A64F574C');
INSERT INTO "journal" VALUES(11,'84d02056ce63c084a82563ed6c789428',1795368916468960,1795368916469630,'centre-1','SessionJoined',1,'{"at":"2026-11-22T17:35:16.468960Z","author":"command","machine":"centre-1","person":"p-qyt2kw4h","session":"centre-1.s1","via":"command"}',X'42F0DACDAB4D32D00F4C80D248E27006C4C339B55122585C2663942B29489CA1');
INSERT INTO "journal" VALUES(12,'673ce6cf6cfdd36a36b52d8187a0245a',1795368916477487,1795368916480954,'','CollectorStopped',1,'{"at":"2026-11-22T17:35:16.477487Z","boot":"cee42b44975b4a18bb950db2c1aa4b42","machine":""}',X'83D8C68A3C37DF77EDD2A686CFFD5D92DE92DA78931CCBEC871D471D5E14BA2E');
INSERT INTO "journal" VALUES(13,'be397dbcb2e57fbd50643d172b1142d1',1795368924407538,1795368924416996,'','CollectorStarted',1,'{"at":"2026-11-22T17:35:24.407538Z","boot":"95b6700205444878964e5abc33adb950","machine":"","software":"0.1.0"}',X'84FAA0D8128B294875B0E4D1CBA8614AD2E4000FE16B44A1A0E66B1671915E65');
INSERT INTO "journal" VALUES(14,'e5daa7526d155913fe3214aed457b29d',1795368924462634,1795368924463300,'centre-1','SessionClosed',1,'{"at":"2026-11-22T17:35:24.462634Z","author":"command","machine":"centre-1","reason":"left","session":"centre-1.s1","via":"command"}',X'DEEF3A01630333813BC8AB3AA8C12FA8972348097D4DCB09F6B76DB3BFB88094');
INSERT INTO "journal" VALUES(15,'7d608f1cc5fad48f9893cece969d5b8b',1795368924466562,1795368924467198,'','CollectorStopped',1,'{"at":"2026-11-22T17:35:24.466562Z","boot":"95b6700205444878964e5abc33adb950","machine":""}',X'4F23A1C2C6618A165A4DEB710F56F78687BF79FEF20C2844B3352BEAAC24E315');
INSERT INTO "journal" VALUES(16,'ebb3ee71007763d5b37e30e2e5331177',1795368934346658,1795368934357689,'','CollectorStarted',1,'{"at":"2026-11-22T17:35:34.346658Z","boot":"4f9c467ee9a349b895c7e9c8a67f8977","machine":"","software":"0.1.0"}',X'3118A326618D70356E17DB82BBE38F786C48FA238D70D7B716197373898F7310');
INSERT INTO "journal" VALUES(17,'6c926f95fda57df6484f12431a59bd32',1795368934369347,1795368934385169,'','AccountOpened',1,'{"account":"a-wkg7x4x5","at":"2026-11-22T17:35:34.369347Z","author":"command","machine":"","role":"head"}',X'D925C391BFA6473D043FA7EB321C94C186B2C099E0EB09EEAD083921862ED6C0');
INSERT INTO "journal" VALUES(18,'2e47250f5691964b0ce47f1610db00a8',1795368934423443,1795368934424437,'','CollectorStopped',1,'{"at":"2026-11-22T17:35:34.423443Z","boot":"4f9c467ee9a349b895c7e9c8a67f8977","machine":""}',X'787C5F30C716A8FB41FE86E5E9667C4A54B6E5429918F30E6C29592A4DF9F619');
INSERT INTO "journal" VALUES(19,'298e85df44aff35b5d17ab140ae30d85',1795368945375037,1795368945382306,'','CollectorStarted',1,'{"at":"2026-11-22T17:35:45.375037Z","boot":"56a744dfffdd4f87b8bd021ff47b3dc8","machine":"","software":"0.1.0"}',X'BAA6F47A7E227D5829248646813EE89281DFBE7B250A60B6363A4CFF01B5F9C6');
INSERT INTO "journal" VALUES(20,'ff734a482245f33074bc5ca6aec5505e',1795368945389094,1795368945396627,'','TokenIssued',1,'{"at":"2026-11-22T17:35:45.389094Z","author":"command","machine":"","scopes":["see_orders"],"token":"t-bd42cbcw"}',X'57D419EFB2CC92F9FB4995C9CC996A6570458B0D1C7C42B221C7A028E052206E');
INSERT INTO "journal" VALUES(21,'3e6e014856fcedbb561e0116fcca6f6f',1795368945400842,1795368945401510,'','CollectorStopped',1,'{"at":"2026-11-22T17:35:45.400842Z","boot":"56a744dfffdd4f87b8bd021ff47b3dc8","machine":""}',X'4D3E2AB14C4447DECFDE8B5344B7F824BA86051DDA74EE0E4EC42A5A778D9998');
INSERT INTO "journal" VALUES(22,'c2a0dcfc319bd2e06f582c26e49d3c5b',1772438400000000,1795368948381648,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","task":null,"via":"badge"}',X'690573654B7B81FD1DAB4B673DF6F24709B82B06AA814596393E55F87A29638B');
INSERT INTO "journal" VALUES(23,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795368948381648,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'81E8173F16DD8920162B2E09F06C098A3DC68C28A92407792D8972A8B904135A');
INSERT INTO "journal" VALUES(24,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795368948381648,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'B74619CFC69F87751074C24E956A81F502A95B25A94BC94B1A27DE5A15718BB7');
INSERT INTO "journal" VALUES(25,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795368948381648,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'0ED68C7FF8C37F70A2EDE03BC91E57822B7A02CE984E93760CE6A7975DF18EB7');
INSERT INTO "journal" VALUES(26,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795368948381648,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'5BF90FDCFCED55FC768B192528A1C2302B5A2897A749FAF92E6DDC08A5F974BD');
INSERT INTO "journal" VALUES(27,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795368948381648,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'A17092A0EA25B957BE2D86B86A96D02F8DA99DC5F595B71AF328E3F52BDDA536');
INSERT INTO "journal" VALUES(28,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795368948381648,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'56B81592E114752CBE59139B77FB6B9DF3D17E8ACDC6F4814A042669B1C6A3D8');
INSERT INTO "journal" VALUES(29,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795368948381648,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'47B2A7ABDC8FEE83BECAC152AA96C1EEEC210B6D35B428362C59AA1D79B8C6B1');
INSERT INTO "journal" VALUES(30,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795368948381648,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'4DF68C99495E5813A9B9B90FC606BBFDD8CA9743FB8F26F3F6F933BBAA73DA96');
INSERT INTO "journal" VALUES(31,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795368948381648,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'0E02263F6C926F12C6228E323CC65D82FDB25A46BA81C386B92D5D948C4A670D');
INSERT INTO "journal" VALUES(32,'4ce5f9775b82d3cc588526ee763d0eee',1772438600000000,1795368948421464,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","task":null,"via":"badge"}',X'8FAAAC73DB8EE23413C60B92286DEA65D82E942D5A283B12F65BF8FBAFD64245');
INSERT INTO "journal" VALUES(33,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795368948421464,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'AC1B459E470C5DED613EC505458C259E5320D076782598349B37C0877E4208A6');
INSERT INTO "journal" VALUES(34,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795368948421464,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'98603075D97EEEF1E941266A91D307D923E6FB4793B994847AA2DB86BF71FB85');
INSERT INTO "journal" VALUES(35,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795368948421464,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'829458BE5F5307E10BD62D7720F717B663D6D3840ADF73E6193ACA4034E2D6B9');
INSERT INTO "journal" VALUES(36,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795368948421464,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'638427FCDB2D343396516E6B6443BC8F9104AD7D54121B02F96AC143A4935D11');
INSERT INTO "journal" VALUES(37,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795368948421464,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'81E8E35E4DD2FEF91F950934BBFFB87ED420D91D0ECFD69FC98785005A5E874E');
INSERT INTO "journal" VALUES(38,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795368948421464,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'EF10F2797D441F0434292C81D468F7BC326B25DE0F4DC37319989659B11B2DF8');
INSERT INTO "journal" VALUES(39,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795368948421464,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'CA8E9180C0544A5D7E88D641D059CB58F74484BCBA1EAE3FE180451947E482F9');
INSERT INTO "journal" VALUES(40,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795368948421464,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'1A7831A93494FF2948C548FAB315B3322FBFAD311027367416BF42850CC82541');
INSERT INTO "journal" VALUES(41,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795368948421464,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'5E0A1F127FD649A520BE723744CE355F0697B94B8E8C5C2AB176CD42DCB1E71A');
INSERT INTO "journal" VALUES(42,'d8e3785980f770af9781389c3d9882ac',1772438800000000,1795368948428850,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","task":null,"via":"badge"}',X'B01CBF43937C80709B3AACE745335BA22A5E4C0F341FDC2DC7DFFF19E39BE02C');
INSERT INTO "journal" VALUES(43,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795368948428850,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'0A9B3A8F17FBCBFE97063EB7023DC6B852C0E30E8A4F3832459529FB05AB7C31');
INSERT INTO "journal" VALUES(44,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795368948428850,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'920888008F877756BE6305C65DB08B575B8DA26F865D8454E357FE138F0B8B21');
INSERT INTO "journal" VALUES(45,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795368948428850,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'A10547E46464B0AE105755ED4CDA2F3E768A9E43E4EB2496B96326A94480677E');
INSERT INTO "journal" VALUES(46,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795368948428850,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'B649966B6807CCC47578FF536D134743C13908DFB009F7BBA9805EC937B70C43');
INSERT INTO "journal" VALUES(47,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795368948428850,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'B209732A8834B0AA854292627EC165F6A39BDCE8874118BC24CE086199001FB7');
INSERT INTO "journal" VALUES(48,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795368948428850,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'7836D631CD0B6605C95E02D7276406E76651ECB877A793FFDF9F81744A24B702');
INSERT INTO "journal" VALUES(49,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795368948428850,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'30D09BAB239192D050A2AEF94AE59B5E9A5A2F1730255B34D8DF105368B01BEF');
INSERT INTO "journal" VALUES(50,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795368948428850,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'C299D0CCB3102F9C77999CBA47614460FFAE4D84C5341BA17056206E11389FFA');
INSERT INTO "journal" VALUES(51,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795368948428850,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'6C127CC7AA63B799B28EA1EBD0AF36F0F538ADBEFE7A03C4EA8A4DDE46E58005');
INSERT INTO "journal" VALUES(52,'80946ed66f89b8813749e5e459048132',1772439000000000,1795368948437675,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","task":null,"via":"badge"}',X'7C1526DF76822C5BFA010A6A3B4498A7B078D02F7A930E9E78642D2D6D023C11');
INSERT INTO "journal" VALUES(53,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795368948437675,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'320B2C603CF29CC5BF366F3E44B7EF9FF48FF600991F79BA2B49EF08F30C0A6B');
INSERT INTO "journal" VALUES(54,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795368948437675,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'6A0FEC5CD0C8254E8FE82AAA227B7F0ADC33D95E64227260AB34FB1D7394F672');
INSERT INTO "journal" VALUES(55,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795368948437675,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'AFF3AC64493177BE9B410F503C01571DEF8B74B7BCFCC72D12B6A73600F40184');
INSERT INTO "journal" VALUES(56,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795368948437675,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'3094AF03C71018DC2A872EAE336FBA3B24F6A0CBE09977D87A0DC0D6CE2B3910');
INSERT INTO "journal" VALUES(57,'9737020dcad722c4b569514faab44177',1772439060000000,1795368948437675,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'0DFF848DCC7A0A7A864E059450CF9C98D7793B77F2BE9DD6115FE435BE07F999');
INSERT INTO "journal" VALUES(58,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795368948437675,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'B8A1086EE901A20199E7F3F6043C38D5F5CE1D0ECAE2CD5B2C34389F2055D3E1');
INSERT INTO "journal" VALUES(59,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795368948437675,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'1E6A577B95ADCA092F0FE3B08EBB37E0E3C03A1AB240F12C5E4536AD51209524');
INSERT INTO "journal" VALUES(60,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795368948437675,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'019A5FBB724FC93CB1C43C7E238AA057BC7DFF6A1140A0B644803DADB66A313F');
INSERT INTO "journal" VALUES(61,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795368948437675,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'F55417FCB91D37266EFA41D5B3DF84DACD0F5F1B79A2D68F3C90EF7E3006A1C2');
INSERT INTO "journal" VALUES(62,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795368948443132,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'9F525E081CA9293C8F56DCD378563DDEC663BB3F77C03EB70C271E0B3CDC5D14');
INSERT INTO "journal" VALUES(63,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795368948443132,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'1E9F15811252A489094EF14489A57E932C9991A5AE46DEE6C4F92704C080AE64');
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
INSERT INTO "machine_state" VALUES('centre-1','{"machine": "centre-1", "at": "2026-11-22T17:35:45.400842Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {"s": 1}}',21);
INSERT INTO "machine_state" VALUES('tour-1','{"machine": "tour-1", "at": "2026-11-22T17:35:45.400842Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',21);
INSERT INTO "machine_state" VALUES('plieuse-1','{"machine": "plieuse-1", "at": "2026-11-22T17:35:45.400842Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',21);
INSERT INTO "machine_state" VALUES('compteur-1','{"machine": "compteur-1", "at": "2026-11-22T17:35:45.400842Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}}',21);
INSERT INTO "machine_state" VALUES('','{"pulse": "2026-11-22T17:35:45.400842Z", "boot": "56a744dfffdd4f87b8bd021ff47b3dc8"}',21);
INSERT INTO "machine_state" VALUES('dmu','{"machine": "dmu"}',61);
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
INSERT INTO "one_time_link" VALUES('2e7dc2ce2f7ef975c901dd92ba0b4df5b214f4999dd95209a3fc86373c39ce4e','password','a-wkg7x4x5',NULL,'command',1795628134394784);
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
INSERT INTO "order_change" VALUES(1,1795368894726096,'OF-1041','open','["customer","due_date","state","title"]','["10","20","30"]','[]','command','command');
INSERT INTO "order_change" VALUES(2,1795368894726096,'OF-1042','open','["customer","due_date","state","title"]','["10"]','[]','command','command');
INSERT INTO "order_change" VALUES(3,1795368894726096,'OF-1043','open','["customer","due_date","state","title"]','["10","20"]','[]','command','command');
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
INSERT INTO "part_change" VALUES(62,'dmu',1772439300000000,'assigned','dmu.p1','C-2','20','C-1','10','a-1','forgot the badge','{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"}','{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"}');
INSERT INTO "part_change" VALUES(63,'dmu',1772439310000000,'corrected','dmu.p2','C-1','10','C-1','10','a-1','measured','{"good":0,"parts":1,"rework":0,"scrap":0}','{"good":4,"parts":5,"rework":0,"scrap":1}');
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
INSERT INTO "part_count" VALUES('dmu.p0',27,'dmu','part_count',1772438460000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c0','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p1',62,'dmu','part_count',1772438660000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c1','dmu.s2','C-2','20','setup',NULL,0,'a-1','forgot the badge');
INSERT INTO "part_count" VALUES('dmu.p2',63,'dmu','part_count',1772438860000000,NULL,5,4,1,0,'increment',1,2,'corrected',0,'','dmu.c2','dmu.s1','C-1','10','run',NULL,0,'a-1','measured');
INSERT INTO "part_count" VALUES('dmu.p3',57,'dmu','part_count',1772439060000000,NULL,1,0,0,0,'increment',1,2,'sensor',0,'','dmu.c3','dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
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
INSERT INTO "person" VALUES('p-gyubjjys','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-qyt2kw4h','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-32r9vr85','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-pau8297s','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-u3en26ms','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-tfrj7vbe','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-4hu5mxnj','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-n8n6872a','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
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
INSERT INTO "session" VALUES('centre-1.s1',14,'centre-1',1795368906029033,1795368924462634,'OF-1041','20','run','command','left');
INSERT INTO "session" VALUES('dmu.s0',22,'dmu',1772438400000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s1',32,'dmu',1772438600000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s2',42,'dmu',1772438800000000,NULL,'C-1','10','run','badge',NULL);
INSERT INTO "session" VALUES('dmu.s3',52,'dmu',1772439000000000,NULL,'C-1','10','run','badge',NULL);
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
INSERT INTO "session_person" VALUES(6,0,'centre-1.s1','p-gyubjjys',1795368906029033,1795368924462634);
INSERT INTO "session_person" VALUES(11,0,'centre-1.s1','p-qyt2kw4h',1795368916468960,1795368924462634);
INSERT INTO "session_person" VALUES(22,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(32,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(42,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(52,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE state_interval (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	execution TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_state_interval PRIMARY KEY (seq)
);
INSERT INTO "state_interval" VALUES(23,'dmu','ACTIVE',1772438401000000,1772438461000000);
INSERT INTO "state_interval" VALUES(29,'dmu','READY',1772438461000000,1772438601000000);
INSERT INTO "state_interval" VALUES(33,'dmu','ACTIVE',1772438601000000,1772438661000000);
INSERT INTO "state_interval" VALUES(39,'dmu','READY',1772438661000000,1772438801000000);
INSERT INTO "state_interval" VALUES(43,'dmu','ACTIVE',1772438801000000,1772438861000000);
INSERT INTO "state_interval" VALUES(49,'dmu','READY',1772438861000000,1772439001000000);
INSERT INTO "state_interval" VALUES(53,'dmu','ACTIVE',1772439001000000,1772439061000000);
INSERT INTO "state_interval" VALUES(59,'dmu','READY',1772439061000000,NULL);
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
INSERT INTO "tool_interval" VALUES(25,'dmu','T1',1772438405000000,1772438430000000);
INSERT INTO "tool_interval" VALUES(26,'dmu','T2',1772438430000000,1772438470000000);
INSERT INTO "tool_interval" VALUES(35,'dmu','T1',1772438605000000,1772438630000000);
INSERT INTO "tool_interval" VALUES(36,'dmu','T2',1772438630000000,1772438670000000);
INSERT INTO "tool_interval" VALUES(45,'dmu','T1',1772438805000000,1772438830000000);
INSERT INTO "tool_interval" VALUES(46,'dmu','T2',1772438830000000,1772438870000000);
INSERT INTO "tool_interval" VALUES(55,'dmu','T1',1772439005000000,1772439030000000);
INSERT INTO "tool_interval" VALUES(56,'dmu','T2',1772439030000000,1772439070000000);
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
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-1","10","run",1]',63,'p-anne',1772438400000000,'dmu','','C-1','10','run',1,0,0,0.0,0.0,7,4,1,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","P1","C-1","10","run",1]',58,'p-anne',1772438400000000,'dmu','P1','C-1','10','run',1,4,0,200.0,40.0,0,0,0,0,'50.00,50.00,50.00,50.00');
INSERT INTO "trainee_work" VALUES('["p-bilal",1772438400000000,"dmu","","C-2","20","setup",2]',62,'p-bilal',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-2","20","setup",2]',62,'p-anne',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
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
