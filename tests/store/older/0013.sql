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
',1795369515963161);
CREATE TABLE access_snapshot (
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	body TEXT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_access_snapshot PRIMARY KEY (digest)
);
INSERT INTO "access_snapshot" VALUES('572ad2d99af1e09a9227c98cfdfa155593ea74df46f1f19eb1c8bca5247880d5','p-hh8pgts5','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-hh8pgts5","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":null,"hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":1,"at":"2026-11-22T17:45:15.935870Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-78k76a5f","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-uagkuu4v","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-ennkn7nz","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369515963161);
INSERT INTO "access_snapshot" VALUES('1b0c756508fdc850b0a8c93e5f9b25222ba043c585d5ac533ec127c2f7e25322','p-hh8pgts5','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-03-14","id":"p-hh8pgts5","named":true,"status":"pupil"},"presences":[{"since":"2026-11-22T17:45:15.977020Z","until":null}],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:45:27.109400Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-78k76a5f","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-uagkuu4v","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-ennkn7nz","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369527168934);
INSERT INTO "access_snapshot" VALUES('36b93197ed6c297646a71d9298ebacf03a1d60d67e6687c89526da2a218591f9','p-zkwf9ufy','{"dossier":{"declarations":[{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]},{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}],"diplomas":[],"extra_hours":[],"licences":[],"medical_opinions":[{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}],"person":{"birth_date":"2010-09-02","id":"p-zkwf9ufy","named":true,"status":"pupil"},"presences":[],"programme":{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"},"trainings":[{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null},{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}],"withdrawals":[]},"machine":{"family":"machining_centre","first_assigned_on":"2026-11-22","hazards":[],"id":"centre-1","lock_outs":[],"place":"usinage","powered":true,"risk_assessments":[{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}],"variant":null,"verifications":[]},"request":{"asking":2,"at":"2026-11-22T17:45:27.109400Z","clock":{"jumped_seconds":0.0,"synchronised":true},"mode":"production","overrides":[],"supervisors":[{"function":"Maître professionnel","left_at":null,"machines":["centre-1","tour-1"],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1972-05-12","id":"p-78k76a5f","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Maître professionnel","left_at":null,"machines":["plieuse-1"],"named_since":"2026-09-01","named_until":"2026-12-31","person":{"birth_date":"1985-01-29","id":"p-uagkuu4v","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]},{"function":"Cheffe d''atelier","left_at":null,"machines":[],"named_since":"2025-09-01","named_until":null,"person":{"birth_date":"1975-09-16","id":"p-ennkn7nz","named":true,"status":"staff"},"place":null,"renewed_at":null,"trainees":0,"trainings":[{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null},{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}]}],"task":null},"zone":"Europe/Paris"}',1795369527168934);
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
INSERT INTO "account" VALUES('a-j9999aqy','Claire Morel','claire morel','head','',NULL,NULL,1,1795369554577272);
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
INSERT INTO "alembic_version" VALUES('0013');
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
INSERT INTO "api_token" VALUES('t-829m58pf','ERP','["see_orders"]','5c3db418756440db736f8c70a8e1ce7e2b273983f50959b25f0cdff7b0d169ab',1795369571589371,1826905571589371,NULL,NULL);
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
INSERT INTO "badge" VALUES('04A15C32',1795369492113738,NULL,'p-hh8pgts5');
INSERT INTO "badge" VALUES('04A15C47',1795369492113738,NULL,'p-zkwf9ufy');
INSERT INTO "badge" VALUES('04A15C5B',1795369492113738,NULL,'p-mqy2f3t7');
INSERT INTO "badge" VALUES('04A15C68',1795369492113738,NULL,'p-kznv6skh');
INSERT INTO "badge" VALUES('040FE211',1795369492113738,NULL,'p-78k76a5f');
INSERT INTO "badge" VALUES('040FE233',1795369492113738,NULL,'p-uagkuu4v');
INSERT INTO "badge" VALUES('040FE244',1795369492113738,NULL,'p-ennkn7nz');
INSERT INTO "badge" VALUES('040FE255',1795369492113738,NULL,'p-923h9r69');
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
INSERT INTO "checkpoint" VALUES(1,3,X'DE634F64443FEED8FF225EE3758A5C0B1B14D1FF4EA96F2F7AD9C95BEC120269',1795369498146303,X'F28DD2AAAD1FB3856973DB5C3EEEB7C4F6DDC04CB176CFB0E1A73D2BE51EB96C22D48586B51B7FB719413BCD8C5E698B612272B72B78210FF1F330F0CAF8420A');
INSERT INTO "checkpoint" VALUES(2,9,X'967543ED8965493DD975E0789B2E769161DA694499DDECFAC7A825D956DA84A6',1795369503452022,X'71735076DC8F93BEE1ED7AFCF201C3665B8FD95205FBF31BAA64405ACA31CB8A335B3B9398A871F97D734B3DB08203B7770235DE31576360D55CE4FE745FA308');
INSERT INTO "checkpoint" VALUES(3,48,X'C33F19BC58873FA3C47D2A05BD150D183DC8507DDF23F2B4AA53F2A7D67E74B9',1795369507897757,X'325773F934AD513CB708D1E1E29C375F1399AD95DF91492575C19FBA86AB0468D8C9EBDDC9F5451F670742BA72F07A0F1F629C604677313F69BB3F08B7399B06');
INSERT INTO "checkpoint" VALUES(4,52,X'035220FA42E582A43695B07321467610AF1125F6B0B64B73C32FA9DB2EC30D7A',1795369516001197,X'024DBD1EB057AB822B1C0606CD0EF361F5BCDC3FA6686BAC5F52C1C6AE7CE0B66B0B8A0A16E6B8316099EB4DD2D5C93C473FBAE1E9A3B6965CD2B5C5FE7F8F0A');
INSERT INTO "checkpoint" VALUES(5,57,X'0A01E05F20AC912E0A2D2FB555A9DD626A721ED3D4D2BA804EC28FF4F4E3E3EC',1795369527217256,X'20B68156A0AC5D354D4EFF1F74CBFD2D23CB7C0DAC8CD16AC0B78141D3FE4743B3194BBC350B244D787F0E2EE16AAF6664E93D446DC1EC0D2833773E2853CA04');
INSERT INTO "checkpoint" VALUES(6,60,X'3FA11FCC01007FEF79EB45C1C1501F60E4BBFE2D9B6767946B5B4930889B935C',1795369541528218,X'9FBF56373B1A055DE1DE9AA7E97BEDD3F3FCC7E004DA821A6FA855732FFF0E27C9FDED51FFBFC970D774BC07B720906062D23C258A9D2531F33F25E4AFF0690A');
INSERT INTO "checkpoint" VALUES(7,63,X'30CB209D7183A69664B7F705A2CF69B9B22887B7227AFC0CF5A5422ABFBAD1FC',1795369554665069,X'8B4EFAE6AD721942B2EA360549E17740F2DB0CD63612891CB410BC47DC5B63A3843BFE138BD5B8E4805AFD8F6B01B18F2DCAA6AC752FDBC410116E909B361501');
INSERT INTO "checkpoint" VALUES(8,66,X'548F145015C97AE61A58B336201E3CD576E6C0CA55C54FEF7FF00C5F2B761B80',1795369571627404,X'5EF9B0A1424F2E1C22349554BF06E023A275EC3A4401A1A8084FB8512ABD868ADCD059309D4018E49628D9A57B7D8709347F415C0BAE9ED2D329A56B0CC30C09');
INSERT INTO "checkpoint" VALUES(9,76,X'B59D97EEB8490F425512DCCF4765C5EDF5EC6E563AD5D71EDA202FFE061C5065',1795369576063202,X'73726866073724B6757321CDAFCA09B8B990985FC338D30D959F68EBCB671FBEF360F2CE55B6967A7CBBDAD0966B8EC2D2A47B4AA3CDD4515FE11EC6FA3C340A');
INSERT INTO "checkpoint" VALUES(10,86,X'242D18A15B19686859DA06109EE345CE246BE67593F8A2B17EB61D24A7FB4AFA',1795369576113489,X'57302397EC602BFC74138FE7FEF51C506579AF993BB195554EC585891D5A1A5C185A19130787813DD49923D0AF870969FCA5F6020657BEFB68C3A05955365507');
INSERT INTO "checkpoint" VALUES(11,96,X'9ADA4FF64B07BF5CD592BD4D2E66B3D8B2308ADC5B3479EB7BD5016B348B413D',1795369576126786,X'114815C9285EFF75041630EC86B15958E185B3B43F38022187E62E4B83B5901888FF84AE30E75352DFA30D9F6E5330A16B93E7199D27F9E775A197346D7EFD0C');
INSERT INTO "checkpoint" VALUES(12,106,X'6EEE4D635007D1B80E23B704F2D464F43C64C8676964384CC234AAC2A0371DC2',1795369576143654,X'BDA90E9F76CF95D39A9DE6F3D5A530D6B02DE41EDEB50955911874564E4F60023E560A0832F2A34A4A3AA703497EF1C4D7C39F17127AAFAD6E6F23FA4B9FF60D');
INSERT INTO "checkpoint" VALUES(13,108,X'9DC7C6746BA95AF20A9A8383FF040C88A381D08B216BFDA85CD961432BEF9D5D',1795369576197385,X'DFC01012366D524BE9876FFCB4BF612188EE007A5022696DE5DC2CBDEEEE27B392AFE7617E21762BFA82A5B95DF0F18D3FE7B01D2B53E9295BD22E67869B4C0A');
INSERT INTO "checkpoint" VALUES(14,120,X'DD3B7F18A05DCB52256B3F4784561F87EA8D24C6E24CC6C3BE431A12FC108013',1795390537044120,X'E8C7C15C8A2067AF65445759676B71BCEE7BBE53400074D509B04D8049E85693023D6528C069B91FECFBB287DD81493821FBB5AE5B646CBA2EB72CEAAC735908');
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
INSERT INTO "cycle" VALUES('dmu.c900',112,'dmu',1795369630613294,1795369690613294,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c901',116,'dmu',1795369690613294,1795369750613294,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
INSERT INTO "cycle" VALUES('dmu.c902',120,'dmu',1795369750613294,1795369810613294,'completed',60.0,50.0,10.0,0.0,'P1',1,'','dmu.s1','C-1','10','run','dmu.s1','C-1','10');
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
INSERT INTO "cycle_person" VALUES('dmu.c900','p-anne',0);
INSERT INTO "cycle_person" VALUES('dmu.c901','p-anne',0);
INSERT INTO "cycle_person" VALUES('dmu.c902','p-anne',0);
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
INSERT INTO "cycle_tool" VALUES('dmu.c900',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c900',1,'T2',20.0);
INSERT INTO "cycle_tool" VALUES('dmu.c901',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c901',1,'T2',20.0);
INSERT INTO "cycle_tool" VALUES('dmu.c902',0,'T1',30.0);
INSERT INTO "cycle_tool" VALUES('dmu.c902',1,'T2',20.0);
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
INSERT INTO "journal" VALUES(1,'4241e4bf6c4725e85a8c818bc6fc1443',1795369498071569,1795369498111510,'','OrderChanged',1,'{"at":"2026-11-22T17:44:58.071569Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10","20","30"],"order":"OF-1041","removed":[],"state":"open","via":"command"}',X'2FF8E33F68A9E07930B55C352E726A8EFE841F150F75A486088B85DDDDABA774');
INSERT INTO "journal" VALUES(2,'0399e08df83c96ced0af6e89edce107d',1795369498071569,1795369498111510,'','OrderChanged',1,'{"at":"2026-11-22T17:44:58.071569Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10"],"order":"OF-1042","removed":[],"state":"open","via":"command"}',X'3E8C8CB2E872967835CAAA43D842657643F371E2009707EFCC5B29A29D77747C');
INSERT INTO "journal" VALUES(3,'6c672ce83ed8c586a79ab43a0bff81a4',1795369498071569,1795369498111510,'','OrderChanged',1,'{"at":"2026-11-22T17:44:58.071569Z","author":"command","changed":["customer","due_date","state","title"],"machine":"","operations":["10","20"],"order":"OF-1043","removed":[],"state":"open","via":"command"}',X'DE634F64443FEED8FF225EE3758A5C0B1B14D1FF4EA96F2F7AD9C95BEC120269');
INSERT INTO "journal" VALUES(4,'404b3483655f814f4d6fbacd9ea480a7',1795369503402321,1795369503402321,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:03.402321Z","author":"command","digest":"0f2fe70a07629fb131a270804cfabf42004f4f29e6de3c60fc783cecf36d08cf","kind":"programme","machine":"","paper":"d-hxahy9b8m2","person":null,"replaces":null}',X'CC6680738CF4322063494FE89F10B47E1A5A1237A0BFAE1164A6CEACF5CCDF97');
INSERT INTO "journal" VALUES(5,'5a157e32a4328bbfacd89299b61125bb',1795369503402321,1795369503402321,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:03.402321Z","author":"command","digest":"42092d04138f500726eef7c327387acd7f3f9b26c1e02d56be5123a146fe3831","kind":"programme","machine":"","paper":"d-4qg47v7f2g","person":null,"replaces":null}',X'168EA4A261D53B930CE6D5933C4DD41C44B3EEE0B086943827E07CCE6EB4FEE2');
INSERT INTO "journal" VALUES(6,'6d19d8f245478eabdea9d86811fe9c32',1795369503402321,1795369503402321,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:03.402321Z","author":"command","digest":"282b0cb6e21bbe33295c77ecc78515a33b88ff2f720ed13010691d783e720aaa","kind":"programme","machine":"","paper":"d-3fd8gmnqzz","person":null,"replaces":null}',X'7AC2EB36FE786E18D8477DAB94D36FEA4DA5B9DDE6A97652D0304B91F571FC33');
INSERT INTO "journal" VALUES(7,'78923ede3af3d20ecbf896216b0c7c38',1795369503402321,1795369503402321,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:03.402321Z","author":"command","digest":"3dafd4fde2fe9f1f0ecbc1ca2dd5b58d11d51cda2b67b524b541b39c152c932e","kind":"risk_assessment","machine":"","paper":"d-hmd43axy8r","person":null,"replaces":null}',X'3D5E62A446575A1FAFE89018E135911F42F5E28EF5523BFE0C0A528119B36911');
INSERT INTO "journal" VALUES(8,'fcb336ad0b5b628054056cce5a2824ba',1795369503402321,1795369503402321,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:03.402321Z","author":"command","digest":"fb6764710f06a511e0cc60cdf73a9aa9ab89047807597fe72eac72501f6ba223","kind":"declaration","machine":"","paper":"d-tq94gjcwax","person":null,"replaces":null}',X'C4AF837D08791041C924712490F4876A00679946319A1221C6267D215E982299');
INSERT INTO "journal" VALUES(9,'daabb256acc90c32a6d2c90deee81181',1795369503402321,1795369503402321,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:03.402321Z","author":"command","digest":"b022d853f4c4b202ad30e6dac4543c8be01fdb9cbf7236a16ddd724588f5d70e","kind":"declaration","machine":"","paper":"d-qune3bbmr8","person":null,"replaces":null}',X'967543ED8965493DD975E0789B2E769161DA694499DDECFAC7A825D956DA84A6');
INSERT INTO "journal" VALUES(10,'3b266fcde8baef9a8d778da3e7376165',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"0112abb8e73ff80069d81c2472367a5bc03e3e90b1f5d2f18082d3cac0daa568","kind":"status","machine":"","paper":"d-azy3r784wz","person":"p-hh8pgts5","replaces":null}',X'CE48B3437A75856D17291B7BF6F93487F862450197578DEC2E428D9A2609202E');
INSERT INTO "journal" VALUES(11,'6547ff0e927acb5c801a4d5116028bea',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"aa0f8c37991f4a4ba7fa13197707a76794da4ce796afc6a282b9f2c899053207","kind":"enrolment","machine":"","paper":"d-dvur26u24u","person":"p-hh8pgts5","replaces":null}',X'EA5D5FA6E336D81DA9EA4339C6DB52B96E31E74FE7F8C94700952192EC31A895');
INSERT INTO "journal" VALUES(12,'0a6c434e7cd926bb98baacbe79f89c12',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"328348646a46c40605fe2f9ff8037dae344a5b680014d8594ca00f3a198f7298","kind":"status","machine":"","paper":"d-qjjkq69829","person":"p-zkwf9ufy","replaces":null}',X'2854613629D660A388A92002E745949D39BE0292004A1889BDB5EA0948D9594B');
INSERT INTO "journal" VALUES(13,'1332fb54c1a50e25309319e39de5a907',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"be6f3cc45f570eb2f3a2c9a5a476c0f249e29ab76dbeb3c9523b9c31f37ad7cd","kind":"enrolment","machine":"","paper":"d-az8t6dh62e","person":"p-zkwf9ufy","replaces":null}',X'E258F2C1E2BCCBE7484B53939C98B27C6C82D3C68DC504ADDF2D76A6B102AC2B');
INSERT INTO "journal" VALUES(14,'e8e0085cebfd73932441249fd039be11',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"01e0757ae77747e147586cff9cfe9f6b90152cab8580ec5263bf91c11a36837a","kind":"status","machine":"","paper":"d-8xcdwrc8gx","person":"p-mqy2f3t7","replaces":null}',X'E2742DB61E149D0EA70A3AE0B5FAB15C4F03DF37A44529FC50F7C3CA9AD395F1');
INSERT INTO "journal" VALUES(15,'ded2e0d4685393d7f173f8eb247284e5',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"607ebd61d8e562bd79766dc889bfbd2fdd5bb07137cb503ef0efa227becd0076","kind":"enrolment","machine":"","paper":"d-bsgarj5nbc","person":"p-mqy2f3t7","replaces":null}',X'5A028390C322F88FD911B19A3BF0770C21F94D9BE5A8B6C4367393BAD0A06D5B');
INSERT INTO "journal" VALUES(16,'c800892d87fcf0cb3d4a08f1eb9c25ee',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"04614f8509702d37ac8393d00044f091499cada7ccfaa5655c1f6fc4dcd17cb4","kind":"status","machine":"","paper":"d-qm27sguvfk","person":"p-kznv6skh","replaces":null}',X'E2DC9E324864A2FA1CAAA530A8616368FF9CA80A77EBE1724099CFF3E0EC79C0');
INSERT INTO "journal" VALUES(17,'def3d6b6b3243f76e5b61ffb0180e8f3',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"c1871ba460a59742d964495996d9c323650c2e0869df57d4c16cfd1af810b250","kind":"enrolment","machine":"","paper":"d-dtzmcvqhfy","person":"p-kznv6skh","replaces":null}',X'C27FA1C49CB71AC056139951C26117356E5C7F06F676CAEC65FE3D4B85E32F47');
INSERT INTO "journal" VALUES(18,'526b0b22c9f6937e41df3d20f13140c0',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"299f7b075f043197ef9598b14c18e51d46562369138de0a57d781975c39560c6","kind":"medical_opinion","machine":"","paper":"d-48nt5qknqz","person":"p-hh8pgts5","replaces":null}',X'2D5DB877BBF1212F37B7F04FC8E0CB0172C60CFB2E0F228F0B23F69A9BCB8028');
INSERT INTO "journal" VALUES(19,'eebb21e8ff42d60ac227d981c982fb56',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"5af57318db6cead9c96794222b5467ccc8153f5ce55caca3f8a4a57df1afafa4","kind":"medical_opinion","machine":"","paper":"d-87ykxhrmyc","person":"p-zkwf9ufy","replaces":null}',X'C08255EFF45B711BF5C837754D3DB51DD3B2001239A9F3496A8DC3E5D3413551');
INSERT INTO "journal" VALUES(20,'452f79300e51b43139cddb2320aa9127',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"1eaf247a35bd9ab7365b39d24786c52cb4bf5903bcc3e2a0963724a0e5eaa63d","kind":"medical_opinion","machine":"","paper":"d-s8tcw6afxh","person":"p-kznv6skh","replaces":null}',X'E70D9731961EB061C573EDCF71CB98AB8DE4EA9CE1B66196962573517E8468E0');
INSERT INTO "journal" VALUES(21,'00d90eb73a305d26baa805496bdd0e48',1795369507838954,1795369507838954,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"8e0d314acfe2dd3044c34e89a16781a75294703ca8608892a9f63c8c65f253dc","kind":"safety_training","machine":"centre-1","paper":"d-b7q7sx2xs2","person":"p-hh8pgts5","replaces":null}',X'5EE21A72000E95191671C5EBA18B4D2AD7C4273BDBA1B7E8D8C2674EB1F0111A');
INSERT INTO "journal" VALUES(22,'061abad3fc6227367cfe9593ae2774a0',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"9968845773e9efedb11faa55633d73ac652de0e0d61cfe2a800d0e8946db08c6","kind":"safety_training","machine":"tour-1","paper":"d-ezwtd2w7cj","person":"p-hh8pgts5","replaces":null}',X'6D82A71450002E2837878AD0D7244EE4C766B5CFFFEF49E766B1508C4A08CD7C');
INSERT INTO "journal" VALUES(23,'284288050ff22eceddd90d0f93f62c87',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"66ea7b41883eb3f2159bfad804b4ce34d9d15ee6efd9122c0eac0355f430991d","kind":"safety_training","machine":"plieuse-1","paper":"d-mezvr7j2jy","person":"p-hh8pgts5","replaces":null}',X'E4BCBDC56EAFC72A712B1A470DA4D659E911254BDC63138262D95B07C02BDE77');
INSERT INTO "journal" VALUES(24,'649cf46ff0e8fe48c76e4fcc16761d22',1795369507838954,1795369507838954,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"eccccad0d563768766a286bea8a97511d11cda9eea317e2f14488938503278b4","kind":"safety_training","machine":"centre-1","paper":"d-t8e8chg6r3","person":"p-zkwf9ufy","replaces":null}',X'57BEFFAEB50008AC738BD334E1A4ECD67D9AD8CEDC3665EC6E3AF98035DFB8B7');
INSERT INTO "journal" VALUES(25,'83a692d931d2fe00e68dd21b1c2890b2',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"184ca97cee4b057d99b5acece08771c5848dac1194a2d650e567fb9923decba2","kind":"safety_training","machine":"tour-1","paper":"d-g7engg455m","person":"p-zkwf9ufy","replaces":null}',X'B99FDCA40552DD2C2B42625934CD84011FFBAD7BF54DCFE09B958EE7BF850F98');
INSERT INTO "journal" VALUES(26,'b4a27867a3a8cab6dbf0c292e4882813',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"32a50306f104538e01180ac82f6496aa8c706c70395e95ff228e6b6f3f6f3f0b","kind":"safety_training","machine":"plieuse-1","paper":"d-wmmrvc3mz4","person":"p-zkwf9ufy","replaces":null}',X'1BD61AD9A7E739006036E2289956EB89BF7BC6BB3560B16BB5F231FEAFE6CBD2');
INSERT INTO "journal" VALUES(27,'31f50b2a14bf4017575cf634141daeef',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"f5cb16ace9dc847d2ab9d6869fe517f65201513ba6da7c4c97adc994c7c9f137","kind":"safety_training","machine":"tour-1","paper":"d-ep2as5j4st","person":"p-mqy2f3t7","replaces":null}',X'7427B492C65F7B363C8A66D12E7F1BB9DACA61E48E661AA3B3E9CCAF8C1DAF58');
INSERT INTO "journal" VALUES(28,'022a2b9ee918bbbc5a3977e07f03bd7c',1795369507838954,1795369507838954,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"5f3b52818e59cfa0c3425e2b555f3a65fbbcff645eceac7fd2c1064a421d8719","kind":"safety_training","machine":"centre-1","paper":"d-eqpac4tvne","person":"p-kznv6skh","replaces":null}',X'1BE87F86A9F8E4665AA428AD409F2210ADA3BFCA647C433DC63638978128D4BB');
INSERT INTO "journal" VALUES(29,'e4be76686255641c3644845d35c29023',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"81af9d0c31673e763be6bfa0655ea04bc2565d628cd7ed58b892edfe60df172b","kind":"safety_training","machine":"tour-1","paper":"d-wbzm4wke2c","person":"p-kznv6skh","replaces":null}',X'F05AEC03B866867899D0C952386AC38FCD1B039A0C56DDCEA3B8600CFDD851AD');
INSERT INTO "journal" VALUES(30,'37cf1ff156eb375b7ba95e7c2343a61e',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"0c6673ae0e266816428e96234da82b0ae2f069cca72b943c71258d6c2db5f2aa","kind":"safety_training","machine":"plieuse-1","paper":"d-tynxxqpqzp","person":"p-kznv6skh","replaces":null}',X'8EECFF15B839A40C7D2D40CED9E141D8726B97114759B5FDAFD5AC567695B04E');
INSERT INTO "journal" VALUES(31,'7dff273ec5badb52190521de01c6af92',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"3b6bfc5306a82d233a641c7cd7b967aaba17c5ff6aa4912af88eb39e9bba6fa2","kind":"status","machine":"","paper":"d-357sa2cakq","person":"p-78k76a5f","replaces":null}',X'F44DCA8B874F642E3BC84158F3066587A807F54019462F30A214BC31DBA8AB52');
INSERT INTO "journal" VALUES(32,'d1a5eea220ebe3e018319494809e3181',1795369507838954,1795369507838954,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"5478d454b86267974c150bd088b19be24686b67889a47a3717f019034a4ab77c","kind":"safety_training","machine":"centre-1","paper":"d-mzxnptv2ng","person":"p-78k76a5f","replaces":null}',X'8591C0528FD2ABCCCE9E715E0CC6313179FBAF86857889839CC49410EB996FA5');
INSERT INTO "journal" VALUES(33,'12ab021f919b95f999c5a8bd992ce4af',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"3b7009018bc0501a7348fdfd92ec9f0d5b2eb1f29f01e4a5e211ec408aa8be5e","kind":"safety_training","machine":"tour-1","paper":"d-y6abapebs7","person":"p-78k76a5f","replaces":null}',X'0D3CB3F03682A84409D8ACC580EFFE7B4E31DDB808DC9F19EFE564DD11BD2ACF');
INSERT INTO "journal" VALUES(34,'8ac75979fe5e90ae1b6ad025b70ddabb',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"19b65b72d012718b3eaa57d42ef252dc82c73cfa131192bc46c3cbbc788ea334","kind":"status","machine":"","paper":"d-3gbjdznrue","person":"p-uagkuu4v","replaces":null}',X'0E420336C0858CE59A6AF848CB999FDA4659F3F229E5E61D8D057B8A5DDD17C1');
INSERT INTO "journal" VALUES(35,'27c138e2c0deff8c7f9a47f59e6d7592',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"e8872e34781f846ac1861d8ab2dff2de65245aa288628cc8f1271ee8b5fe130d","kind":"safety_training","machine":"plieuse-1","paper":"d-q6akggbfw6","person":"p-uagkuu4v","replaces":null}',X'F410A8673A85D6457D292AA5A274723A0C3409FC2E23F251DA04489C2B48730F');
INSERT INTO "journal" VALUES(36,'bc6b8f12c0a6b6d881c72bb1e3d22ce5',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"922742b356313db4b9c64bcb2661e0db5b81c702d54388a9b6d8fb655751683f","kind":"status","machine":"","paper":"d-58pt862dtg","person":"p-ennkn7nz","replaces":null}',X'1491A01B2F86E13A4C0A56290869BF0208F0496F7CF9BCE91F7D54C790097848');
INSERT INTO "journal" VALUES(37,'63e9cccd088f159354650c537140d06a',1795369507838954,1795369507838954,'centre-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"f1296c28ac02cb173064062bb1a7899d848957e52a5e7ad0e137fd7998ec0382","kind":"safety_training","machine":"centre-1","paper":"d-3npmte38ng","person":"p-ennkn7nz","replaces":null}',X'A5AB3E257AC3A90D192BEC0EDCEE17505AC7AA087AD8E60C731CFDE6F605525A');
INSERT INTO "journal" VALUES(38,'29ed2a1b7cbf5d1c915420d85495e7f1',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"a785e91e8dee968c973ac2ce927aa5122fcfc45aaac075d523d7c3c375fea986","kind":"safety_training","machine":"tour-1","paper":"d-r37dwm9sp2","person":"p-ennkn7nz","replaces":null}',X'FFE13FAC594B50BF34F40C5F20F1904CF992208C20EE5EA807607EB0A5E830AD');
INSERT INTO "journal" VALUES(39,'5b333a48c4a66625659ce4be274a4cbf',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"979e7bce66c481b7602dbab7897239aef4e99e61fd3ebd93023983926813c605","kind":"safety_training","machine":"plieuse-1","paper":"d-7kh8jsqnpw","person":"p-ennkn7nz","replaces":null}',X'F703DA878A0B9CCC9411EADAEFCCECF5538DEBB8C717F4A60FCC1A70F7E40FF1');
INSERT INTO "journal" VALUES(40,'93b5b71daa90f3cccfb9588731eaace0',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"263b50171ca3c428b47d689a07a7ce808b7d41c570fbe4494623f692590ef4f7","kind":"status","machine":"","paper":"d-3rwbzjch2x","person":"p-923h9r69","replaces":null}',X'469D7034659F74A185381514ACCC6781226CC8A7DB61D2F4303C308F60B1BD81');
INSERT INTO "journal" VALUES(41,'f9dbfd0cfa5ef411a8a5fafc21ce768f',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"195a9f625181f60777f4b8bcda41638232ffee40413bc8aa33a2bd1b4bf5eb49","kind":"supervisor","machine":"","paper":"d-5ryfu9prg6","person":"p-78k76a5f","replaces":null}',X'C766AD6649AE476BDA1B2213514D2DD19F9D19D9DCB1665406E5A87C68E57F91');
INSERT INTO "journal" VALUES(42,'753d409c660bfb222f52a71b3cc62379',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"eadfc29bdca9bfb58735e628aa94ccca53ce26c6fffb8cc01b8ea4b4dc70b678","kind":"supervisor","machine":"","paper":"d-6dgwasg35n","person":"p-uagkuu4v","replaces":null}',X'EB2238055A31E31EE3BA3D4B6AD62A2A943E1DF4FBABAA3C97D4F494BF9209C2');
INSERT INTO "journal" VALUES(43,'5cb1a23d0b64246f98f9231a79a397a2',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"6b2c956d2db61bfde8c0ea871e5324499f6de5190b524fa8f299d0e3299538df","kind":"supervisor","machine":"","paper":"d-mrmdbdj8yt","person":"p-ennkn7nz","replaces":null}',X'93AA113FF3078BBBF62843C7B3C5945163562F82357E378A91CA76990608803B');
INSERT INTO "journal" VALUES(44,'e08d3fc3992c2ab320e79ec68304600c',1795369507838954,1795369507838954,'','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"2e7e16733f16706effe8142a37cc5c0178a0a2182da2ff43bbbad273ed07ea3d","kind":"licence","machine":"","paper":"d-wm5a5x9jap","person":"p-923h9r69","replaces":null}',X'88BBA6386909B6E0BA8BA90F7D0693ECE0CC4D49F9B3D458B6D12C06E00DE82A');
INSERT INTO "journal" VALUES(45,'744791a210b3b6145172af719c800d11',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"e4b9d70f74930fb349a9c41c804bd28951550057efe33f30004805dc59510607","kind":"verification","machine":"plieuse-1","paper":"d-ewuqm4sdd4","person":null,"replaces":null}',X'C4DC26FB6AA99FD78C25D165D8EA74CB16912D42240632D0300F75F482EDAAE5');
INSERT INTO "journal" VALUES(46,'0a63f89c2824f1e5b591e334a35c5fa6',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"dbe928a2ab8bb91c892fe8ef72d711827f4f94022e2d7aa711b4a13fc0873dd5","kind":"verification","machine":"plieuse-1","paper":"d-aj4fangvub","person":null,"replaces":null}',X'16240F17F3137F11281EFA850CE605D017CEA3EEAD9E6C0B96804F188CF1CCFA');
INSERT INTO "journal" VALUES(47,'65e4023923fd6704d3f0c770e37f0362',1795369507838954,1795369507838954,'tour-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"c0bb941de5722d5ba37c14a2b2e4e7a185882861662265678ee426b2770c068e","kind":"lock_out","machine":"tour-1","paper":"d-ywe28skcdm","person":null,"replaces":null}',X'5B4975C113A1E7B8FBC9DD915F49FA6F2C68B973354C20762AD55CF8090AD49F');
INSERT INTO "journal" VALUES(48,'b9656184f2be6c0cd225523032030ced',1795369507838954,1795369507838954,'plieuse-1','PaperRecorded',1,'{"at":"2026-11-22T17:45:07.838954Z","author":"command","digest":"9f46f61661b9c9e4d28e2a7a298cfd9b4391861cdba3a1779975e382714c18fa","kind":"traits","machine":"plieuse-1","paper":"d-tf4cxc6u3s","person":null,"replaces":null}',X'C33F19BC58873FA3C47D2A05BD150D183DC8507DDF23F2B4AA53F2A7D67E74B9');
INSERT INTO "journal" VALUES(49,'251b12f716fed29e28b2966628f0636b',1795369515899606,1795369515903177,'','CollectorStarted',1,'{"at":"2026-11-22T17:45:15.899606Z","boot":"0c5a5089c2314368b1d1444d5b778c98","machine":"","software":"0.1.0"}',X'85C5144584E71F77B9807B37C82BEA833C044920C9E09B4F1DC59AFD2A18B471');
INSERT INTO "journal" VALUES(50,'9eab297dda7bf38fc184a01f5f6b50d1',1795369515935870,1795369515972178,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:45:15.935870Z","decision":"ebc67cc2137e43d4","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-hh8pgts5","row":"9","snapshot":"572ad2d99af1e09a9227c98cfdfa155593ea74df46f1f19eb1c8bca5247880d5","task":null,"via":"command"}',X'3EF647AD2D39AA4F54F1FF4D1FD1EA388AE15864A6E3C90BFF8C0D689930EC5E');
INSERT INTO "journal" VALUES(51,'a473c30bd50dd6507c2a81eaf6732d4d',1795369515977020,1795369515977855,'centre-1','SessionOpened',1,'{"at":"2026-11-22T17:45:15.977020Z","author":"command","machine":"centre-1","operation":"20","order":"OF-1041","persons":["p-hh8pgts5"],"role":"run","session":"centre-1.s1","task":null,"via":"command"}',X'B1F395BB808BBC81F484C5CB9C0B56BC336EFF42A7132927C0FA786804C1E63B');
INSERT INTO "journal" VALUES(52,'337561ab6bbcea523fef770596d38b6c',1795369515985195,1795369515985996,'','CollectorStopped',1,'{"at":"2026-11-22T17:45:15.985195Z","boot":"0c5a5089c2314368b1d1444d5b778c98","machine":""}',X'035220FA42E582A43695B07321467610AF1125F6B0B64B73C32FA9DB2EC30D7A');
INSERT INTO "journal" VALUES(53,'50380622169475ddc8cbab1c5df18852',1795369527051900,1795369527073001,'','CollectorStarted',1,'{"at":"2026-11-22T17:45:27.051900Z","boot":"3852fb7c93f940ca9146bd0e1946c07d","machine":"","software":"0.1.0"}',X'1D3491EFED2A0EDDB06FDF8A675E4ABD67C8D3E65A4C081C191D202DA4210037');
INSERT INTO "journal" VALUES(54,'a89c3cf9379b896ef1a131fd08179e28',1795369527109400,1795369527176958,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:45:27.109400Z","decision":"225425cb7b4d474b","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-hh8pgts5","row":"9","snapshot":"1b0c756508fdc850b0a8c93e5f9b25222ba043c585d5ac533ec127c2f7e25322","task":null,"via":"command"}',X'7E1B71FBD62F865C2A59984236F4440A165EE658A2BCFD6F0D1F27583009AF42');
INSERT INTO "journal" VALUES(55,'3dbc8fa02573df9e706d782751f09740',1795369527109400,1795369527176958,'centre-1','AccessDecided',1,'{"at":"2026-11-22T17:45:27.109400Z","decision":"981cbc59fe834fdb","ends_at":null,"enforced":false,"failed":["R9.supervision"],"guardian":null,"machine":"centre-1","mode":"production","outcome":"denied","pack":"a264c41674576f9ea20b61a65f7bd42234e727e9dec0f3a67b91932a895bec46","person":"p-zkwf9ufy","row":"9","snapshot":"36b93197ed6c297646a71d9298ebacf03a1d60d67e6687c89526da2a218591f9","task":null,"via":"command"}',X'CC04388D7135743C947C878A21DD4B1053E56B3C6ECC837E63D5F3677BE4D712');
INSERT INTO "journal" VALUES(56,'1d7b889d5f79786d9c9ac5c9c748f13d',1795369527185062,1795369527185816,'centre-1','SessionJoined',1,'{"at":"2026-11-22T17:45:27.185062Z","author":"command","machine":"centre-1","person":"p-zkwf9ufy","session":"centre-1.s1","via":"command"}',X'3ADEB310DF3B99D39E8B3095DEBC28D7A8303E8B0E1D3E28FBAD18C272B8B4F8');
INSERT INTO "journal" VALUES(57,'18a074302c5ed74c4a30cba4901525a0',1795369527189915,1795369527193071,'','CollectorStopped',1,'{"at":"2026-11-22T17:45:27.189915Z","boot":"3852fb7c93f940ca9146bd0e1946c07d","machine":""}',X'0A01E05F20AC912E0A2D2FB555A9DD626A721ED3D4D2BA804EC28FF4F4E3E3EC');
INSERT INTO "journal" VALUES(58,'a0054639042315fed456d4c63dcfc996',1795369541444735,1795369541469497,'','CollectorStarted',1,'{"at":"2026-11-22T17:45:41.444735Z","boot":"ce4f5ba23eea4496b51c80bee01c0e6a","machine":"","software":"0.1.0"}',X'ECC446C09A72A9075CB0C4059351208515CC425E176469D14E5DD456B37C24BB');
INSERT INTO "journal" VALUES(59,'51d8572d28e2bd19e0c3ceadb72bcaee',1795369541493445,1795369541494376,'centre-1','SessionClosed',1,'{"at":"2026-11-22T17:45:41.493445Z","author":"command","machine":"centre-1","reason":"left","session":"centre-1.s1","via":"command"}',X'B93B795F0A2CB7230AE196D5E17AF2F833B81CF33DD6433721C70C619D5E6254');
INSERT INTO "journal" VALUES(60,'a73bc53680718c6cd50c75d7230ce80f',1795369541505024,1795369541505980,'','CollectorStopped',1,'{"at":"2026-11-22T17:45:41.505024Z","boot":"ce4f5ba23eea4496b51c80bee01c0e6a","machine":""}',X'3FA11FCC01007FEF79EB45C1C1501F60E4BBFE2D9B6767946B5B4930889B935C');
INSERT INTO "journal" VALUES(61,'7e21b7ccad3d0b1e8c1cbae2b6eb7dbd',1795369554515291,1795369554545178,'','CollectorStarted',1,'{"at":"2026-11-22T17:45:54.515291Z","boot":"2f955f21a17d4a84811d7938fddeb4ba","machine":"","software":"0.1.0"}',X'7018DB2CDE2871BF200EBF7CE195AA39433F517CD98C47C200939DD213262F9F');
INSERT INTO "journal" VALUES(62,'b004c6fab4126673437db6d47761968c',1795369554577272,1795369554602290,'','AccountOpened',1,'{"account":"a-j9999aqy","at":"2026-11-22T17:45:54.577272Z","author":"command","machine":"","role":"head"}',X'A0701D26E5E1EE2A8576738161A831D091B006FDFAAC79C2B3A013ADFD1B9C7A');
INSERT INTO "journal" VALUES(63,'0749177109172aa7a95ec090faabf934',1795369554637138,1795369554637936,'','CollectorStopped',1,'{"at":"2026-11-22T17:45:54.637138Z","boot":"2f955f21a17d4a84811d7938fddeb4ba","machine":""}',X'30CB209D7183A69664B7F705A2CF69B9B22887B7227AFC0CF5A5422ABFBAD1FC');
INSERT INTO "journal" VALUES(64,'9f8c176c6a880c53a94a519ba304a9bd',1795369571528519,1795369571556434,'','CollectorStarted',1,'{"at":"2026-11-22T17:46:11.528519Z","boot":"cb410bd7dd5a4af8860e07bcddee6b1a","machine":"","software":"0.1.0"}',X'9DA6DE4969A7304327AD31AFB74503886CA039FE13F370F343459ABEB328F608');
INSERT INTO "journal" VALUES(65,'9892f70184f163ff5a4b1024917535cc',1795369571589371,1795369571599728,'','TokenIssued',1,'{"at":"2026-11-22T17:46:11.589371Z","author":"command","machine":"","scopes":["see_orders"],"token":"t-829m58pf"}',X'2C9A49DA6FA2C3AA682906DB4110F2429754B0C0DE9E27C05E24A45F79033CF8');
INSERT INTO "journal" VALUES(66,'f30b53a544c535f214222e9629c7587e',1795369571613294,1795369571614307,'','CollectorStopped',1,'{"at":"2026-11-22T17:46:11.613294Z","boot":"cb410bd7dd5a4af8860e07bcddee6b1a","machine":""}',X'548F145015C97AE61A58B336201E3CD576E6C0CA55C54FEF7FF00C5F2B761B80');
INSERT INTO "journal" VALUES(67,'c2a0dcfc319bd2e06f582c26e49d3c5b',1772438400000000,1795369575965640,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:00:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s0","task":null,"via":"badge"}',X'25F201F310DA9DD35C20480142B54B977043B471078F2C4654E3005D1F8227C3');
INSERT INTO "journal" VALUES(68,'1329edf397ee8a9bac1f5099e92a5f82',1772438401000000,1795369575965640,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:00:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'7194498DE1E6309C4268A47D30AB442A90834D85D0FBD4C22EDE21F1EE0B409F');
INSERT INTO "journal" VALUES(69,'076d764df76f8471b80c23bd97c869f6',1772438401000000,1795369575965640,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:00:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c0","machine":"dmu","program":"P1","seen":true}',X'19A9877FDCB7473AE90FF9B7C80991C7F446F2D8D844038F0B55612EF1FC6605');
INSERT INTO "journal" VALUES(70,'c024957f64bdaf5e5c70547d77686dd2',1772438405000000,1795369575965640,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'B02EBB17D21AA38E8E6ECA61E4F2E2CEF7FEAD5A015BEB53383EFD290C792CC9');
INSERT INTO "journal" VALUES(71,'eb54946ab3bec428ab5a7d081e9fc70d',1772438430000000,1795369575965640,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:00:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'7914623C6A9A4360DA8F09072827545BD93B9704DF07CBD702C89787DA64E697');
INSERT INTO "journal" VALUES(72,'9df95e45987b1d54de8913a8366bce04',1772438460000000,1795369575965640,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:01:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p0","counter":"part_count","cycle":"dmu.c0","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'1722FB0F593624DB2C1C51432B7E1AD239811EDA17C24D7ABF1C8B5348DD31B4');
INSERT INTO "journal" VALUES(73,'84cd947fd9fe51f20dcb6c19f6e69801',1772438461000000,1795369575965640,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:01:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c0","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:00:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'D0540654DEF24D982CF61513A93E83C0B72DC2EDEB658E594773821AE9F1E19C');
INSERT INTO "journal" VALUES(74,'6d1fe9b719c3146c1c7de42abd5e2e1d',1772438461000000,1795369575965640,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:01:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'380DECE04169021D0CE0B25B1004580219FE0AA4CAA98AD02BC006B181B8FA08');
INSERT INTO "journal" VALUES(75,'f2c07c23ed418c60abcce46949a3558c',1772438470000000,1795369575965640,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:01:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'ED36B31A2EC8088FEA15FD42712515460F0B03D9C43A84B5646AE7E28A98F98F');
INSERT INTO "journal" VALUES(76,'d4661d7c0df1dac1a3059667ec11605c',1772438480000000,1795369575965640,'dmu','CountHeld',1,'{"at":"2026-03-02T08:01:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h0","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'B59D97EEB8490F425512DCCF4765C5EDF5EC6E563AD5D71EDA202FFE061C5065');
INSERT INTO "journal" VALUES(77,'4ce5f9775b82d3cc588526ee763d0eee',1772438600000000,1795369576109456,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:03:20.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1","task":null,"via":"badge"}',X'0D249360E3AE648EC45E9257B2E9AEDAF7D4468C47EF170865B34333D50B6732');
INSERT INTO "journal" VALUES(78,'eec1a346fef7f0c12df7f02f4232e833',1772438601000000,1795369576109456,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:03:21.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'34F60D5556BD6B01B3DAE50C022D12AD640D410B160BFBE7EFADBF28BFD4D55A');
INSERT INTO "journal" VALUES(79,'18abcdf7c525df4eaa8869d6f0f01c25',1772438601000000,1795369576109456,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:03:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c1","machine":"dmu","program":"P1","seen":true}',X'6B99A2003BDAEB8453FC283EBFB2AABAC05078F01CAC3C1A181076628A6B9682');
INSERT INTO "journal" VALUES(80,'c6517e1b88c3c75e04b924c1ebc8c13e',1772438605000000,1795369576109456,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:25.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'0C2A94C56C1AAAD65C06685C77F41A3C90FFCD631EA2D144D9FE46056C1D3D17');
INSERT INTO "journal" VALUES(81,'42d3ee7d2d8dc1e72f612ab2c6dd1bc6',1772438630000000,1795369576109456,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:03:50.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'F4EC0A899D9CC899757220EF40CE93B019C702E7016BE460DB5199D24AFFFEEC');
INSERT INTO "journal" VALUES(82,'80f8d6ca07ea9be6bd96f704ed61b223',1772438660000000,1795369576109456,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:04:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p1","counter":"part_count","cycle":"dmu.c1","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'BAADDCF2DD8730D3A8A466F69B26A3D48FA63B581A94ABE609E931F59C234A64');
INSERT INTO "journal" VALUES(83,'39c54fb67c90aaf3b6a1ad572fac0710',1772438661000000,1795369576109456,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:04:21.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c1","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:03:21.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'764952468576713FD0DA2AF555F5978E5B869B4375DE9EF45A5F02BFDFE96B21');
INSERT INTO "journal" VALUES(84,'3c376b6bea0f2ed60d4ad5e63aac2604',1772438661000000,1795369576109456,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:04:21.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'3BA66899F42066C7895F2B0181F2739204FF2C8D3878648A3C6DB66ECA24BCA9');
INSERT INTO "journal" VALUES(85,'069b2f4c37a9b45337041ff24fb5a797',1772438670000000,1795369576109456,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:04:30.000000Z","machine":"dmu","previous":null,"tool":null}',X'4672AC15578682BC13B74E525AF82392BB67A19BBB316203AFF558EFCA334153');
INSERT INTO "journal" VALUES(86,'8bde1136462dfb35219d5372b93740e1',1772438680000000,1795369576109456,'dmu','CountHeld',1,'{"at":"2026-03-02T08:04:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h1","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'242D18A15B19686859DA06109EE345CE246BE67593F8A2B17EB61D24A7FB4AFA');
INSERT INTO "journal" VALUES(87,'d8e3785980f770af9781389c3d9882ac',1772438800000000,1795369576123581,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:06:40.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s2","task":null,"via":"badge"}',X'EC2B0DB13C6901546E4D7EF47DDFA929CA8E760721289B9DF6DB3DC506320CF7');
INSERT INTO "journal" VALUES(88,'b7b02da58d04e81a129e59589db367db',1772438801000000,1795369576123581,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:06:41.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'F308AED9D5755BD5AD2FC69A8F77169AE6B7C510E6081C88E6C567B23E56DFF7');
INSERT INTO "journal" VALUES(89,'be7293631a33fa87dd13b723bd62c9e6',1772438801000000,1795369576123581,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:06:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c2","machine":"dmu","program":"P1","seen":true}',X'CBBE0C410EC3301132F14B02464FEF4D3D9197D26055813AF75E77FED45F5E30');
INSERT INTO "journal" VALUES(90,'b9c3782a298bbb9c1432a4ce45d0660c',1772438805000000,1795369576123581,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:06:45.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'DB251A051ECCE03F595FA3992936CCF08EF87ABBE66692C44DB8CAE2F73AB6B9');
INSERT INTO "journal" VALUES(91,'3dba1324b79bc56b908c638c9e17fe4d',1772438830000000,1795369576123581,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:10.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'CE437BCF91E1ED0B14923BCE17FD468089329F1D1BEF752BADF01D30DA082324');
INSERT INTO "journal" VALUES(92,'35b93754027aa14494edce4ca5dc72de',1772438860000000,1795369576123581,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:07:40.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p2","counter":"part_count","cycle":"dmu.c2","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'9A6823CA5DC5B6679F69D26EE26F8ABD706D473A325204A480BFBF3BD5A610A9');
INSERT INTO "journal" VALUES(93,'a2eaa272453bcc760411cae0542a9793',1772438861000000,1795369576123581,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:07:41.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c2","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:06:41.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'7C3F292E5087018B75E21DB1296C30727708BDAEDD4AFB8006BC7594F0B3821C');
INSERT INTO "journal" VALUES(94,'7f9e5f86ed0621707e432bf3877b5d43',1772438861000000,1795369576123581,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:07:41.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'A81DA12D59DA95AB978BCD9FC2E82AE918744D8955607B58CBD8F22287290DB4');
INSERT INTO "journal" VALUES(95,'6f9b461bdf67f3c758783f0694214c76',1772438870000000,1795369576123581,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:07:50.000000Z","machine":"dmu","previous":null,"tool":null}',X'ED37F1BEA2D10460AA6BA960403C948C7848BE7FD1A15F95CE40CA7B54948FEC');
INSERT INTO "journal" VALUES(96,'60521d09d6d811b364ad3b181645240d',1772438880000000,1795369576123581,'dmu','CountHeld',1,'{"at":"2026-03-02T08:08:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h2","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'9ADA4FF64B07BF5CD592BD4D2E66B3D8B2308ADC5B3479EB7BD5016B348B413D');
INSERT INTO "journal" VALUES(97,'80946ed66f89b8813749e5e459048132',1772439000000000,1795369576141014,'dmu','SessionOpened',1,'{"at":"2026-03-02T08:10:00.000000Z","author":"p-anne","machine":"dmu","operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s3","task":null,"via":"badge"}',X'4AF2999D657D3792D6373C4BE44AA6546966BBEB5D7EDD90105A5F6CFA3F45C9');
INSERT INTO "journal" VALUES(98,'f8d5331eb887dc0a0d5c848acb66c39e',1772439001000000,1795369576141014,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:10:01.000000Z","execution":"ACTIVE","machine":"dmu","previous":"UNAVAILABLE"}',X'A2BF07B3F379EDCBCA9752E8189DC15EE0DB4A80992252C117BE3FEE401C0F4C');
INSERT INTO "journal" VALUES(99,'f8bd36adf40697e9458dc7e887e10d63',1772439001000000,1795369576141014,'dmu','CycleStarted',1,'{"at":"2026-03-02T08:10:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c3","machine":"dmu","program":"P1","seen":true}',X'24874B9C07AA13E42037F2FB109CD3FBEB92FE7510B4ED2C90D2DF1862E026FB');
INSERT INTO "journal" VALUES(100,'de0bc0ee0a94b75a724bd89c6ee75e7f',1772439005000000,1795369576141014,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:05.000000Z","machine":"dmu","previous":null,"tool":"T1"}',X'B304D9CC091165B98539190E242EF3D2F2EFFF6FC3AF64457DE6A8B97D2C8F37');
INSERT INTO "journal" VALUES(101,'cdf8b6455ae1b698693ebe3a61c8837f',1772439030000000,1795369576141014,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:10:30.000000Z","machine":"dmu","previous":null,"tool":"T2"}',X'A0625BEDAD2ACD8D9A994E301F3F60FD50CE45F3B12C14739D2374F930093B4C');
INSERT INTO "journal" VALUES(102,'9737020dcad722c4b569514faab44177',1772439060000000,1795369576141014,'dmu','PartsCounted',1,'{"at":"2026-03-02T08:11:00.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p3","counter":"part_count","cycle":"dmu.c3","excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":1,"raw_to":2,"since":null,"step":"increment"}',X'29B011521B648AD134F5EFBCFE5B9CD4854FEE6436CB3CC7161A1622B2B60B03');
INSERT INTO "journal" VALUES(103,'489862c5fd8f35ba1984c32458857ff5',1772439061000000,1795369576141014,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-03-02T08:11:01.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c3","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-03-02T08:10:01.000000Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'1E2E67689927E6BF2331D103B5F5CED177C8411EE1D6CFFA423C61573BAF1C02');
INSERT INTO "journal" VALUES(104,'e86eb14a056fddc22a9c887272f66e00',1772439061000000,1795369576141014,'dmu','ExecutionChanged',1,'{"at":"2026-03-02T08:11:01.000000Z","execution":"READY","machine":"dmu","previous":"UNAVAILABLE"}',X'61CB18B024255980934A886846664198D43A59CA5E2041F90A8EE810BA7F796B');
INSERT INTO "journal" VALUES(105,'ec380634641a599f52628dce9a5edd22',1772439070000000,1795369576141014,'dmu','ToolChanged',1,'{"at":"2026-03-02T08:11:10.000000Z","machine":"dmu","previous":null,"tool":null}',X'7580935DFFAB13B712213F6F31F370AEED0E1829E85896541EECD70B2CB2B1D0');
INSERT INTO "journal" VALUES(106,'1c773ff6d0cd1392469f09b7ea6b678b',1772439080000000,1795369576141014,'dmu','CountHeld',1,'{"at":"2026-03-02T08:11:20.000000Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"counter":"part_count","hold":"dmu.h3","machine":"dmu","parts":897,"plausible":4,"raw_from":3,"raw_to":900,"reason":"faster than it can work","steps":897}',X'6EEE4D635007D1B80E23B704F2D464F43C64C8676964384CC234AAC2A0371DC2');
INSERT INTO "journal" VALUES(107,'9c4fb44c156171fc998eb0538d513ff5',1772439300000000,1795369576157048,'dmu','PartsAssigned',1,'{"at":"2026-03-02T08:15:00.000000Z","attribution":{"operation":"20","order":"C-2","persons":["p-anne","p-bilal"],"role":"setup","session":"dmu.s2"},"author":"a-1","count":"dmu.p1","machine":"dmu","reason":"forgot the badge"}',X'73E76542E74FAD143B17EDEF6BC9FE024EEB58A5F47AA82DFDE73471EB0A7EB1');
INSERT INTO "journal" VALUES(108,'8a21f2ea1b52b700ec6eb11c65b88187',1772439310000000,1795369576157048,'dmu','PartsCorrected',1,'{"at":"2026-03-02T08:15:10.000000Z","author":"a-1","count":"dmu.p2","good":4,"machine":"dmu","parts":5,"reason":"measured","rework":0,"scrap":1}',X'9DC7C6746BA95AF20A9A8383FF040C88A381D08B216BFDA85CD961432BEF9D5D');
INSERT INTO "journal" VALUES(109,'8e1aebd85b5cd423538bf134b539500a',1795369631613294,1795390536995132,'dmu','CycleStarted',1,'{"at":"2026-11-22T17:47:11.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c900","machine":"dmu","program":"P1","seen":true}',X'2F59DF2CA3D9951F4124DCADA9B9689F7873B33D319E52BBECD3B2DBD80224EE');
INSERT INTO "journal" VALUES(110,'8617137c5bc4726d286059195d4293f1',1795369636613294,1795390536995132,'dmu','ToolChanged',1,'{"at":"2026-11-22T17:47:16.613294Z","machine":"dmu","previous":null,"tool":"T0"}',X'22F3EEA5BBFCB39D7A45A269374D391E666EA1DDFFAE37AF132C0C49F92C666C');
INSERT INTO "journal" VALUES(111,'52a4de5874077efeb86f2a65b5393368',1795369689613294,1795390536995132,'dmu','PartsCounted',1,'{"at":"2026-11-22T17:48:09.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p900","counter":"part_count","cycle":null,"excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":900,"raw_to":901,"since":null,"step":"increment"}',X'311FE30297116B3F3D3CA509BAC651EA0101A4C0A84F54EBF213A348AC13D42E');
INSERT INTO "journal" VALUES(112,'3b36f49da00b82d809b4a4b3de0de642',1795369690613294,1795390536995132,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-11-22T17:48:10.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c900","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-11-22T17:47:10.613294Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'37C4808C645F8894B7493A05333A975E4959992649742A8896E9ED0F7D247274');
INSERT INTO "journal" VALUES(113,'6cc6546a248277137011173fbd9d5394',1795369691613294,1795390536995132,'dmu','CycleStarted',1,'{"at":"2026-11-22T17:48:11.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c901","machine":"dmu","program":"P1","seen":true}',X'8557C0A2C651B05DF2D94EEE104DFDDD2C9E0DF028F3E52E912106CF1B52CE91');
INSERT INTO "journal" VALUES(114,'2664a06b9ceaeaa8cfbb5e785a8b9a91',1795369696613294,1795390536995132,'dmu','ToolChanged',1,'{"at":"2026-11-22T17:48:16.613294Z","machine":"dmu","previous":null,"tool":"T1"}',X'16FFA2AD9280112B4A5130EE477A02CE092805F6DB216A157311E04AA3A5B3A4');
INSERT INTO "journal" VALUES(115,'f5db369bdb1a6391c27014cda56e50ef',1795369749613294,1795390536995132,'dmu','PartsCounted',1,'{"at":"2026-11-22T17:49:09.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p901","counter":"part_count","cycle":null,"excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":901,"raw_to":902,"since":null,"step":"increment"}',X'2BC4646286247A7E7F640E0265B93476DA85992829BB1BC6766ED0D5A18AAB88');
INSERT INTO "journal" VALUES(116,'c6d100e4320dc8a628a9dc9a06320a01',1795369750613294,1795390536995132,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-11-22T17:49:10.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c901","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-11-22T17:48:10.613294Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'3D3A8180E9ABC2E2F0DF61223E94AC57702EB711DBCC84DE628823BDCDC237F7');
INSERT INTO "journal" VALUES(117,'536d64f7ab98d5c714f19b15c9daf73e',1795369751613294,1795390536995132,'dmu','CycleStarted',1,'{"at":"2026-11-22T17:49:11.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"cycle":"dmu.c902","machine":"dmu","program":"P1","seen":true}',X'7D24FC5B22B67C3202FBC1ECC8279A9FBF9C788C481E8240E36BB2DBE79ED8E2');
INSERT INTO "journal" VALUES(118,'0a923e97eeb5e43f52afcb1794843ba9',1795369756613294,1795390536995132,'dmu','ToolChanged',1,'{"at":"2026-11-22T17:49:16.613294Z","machine":"dmu","previous":null,"tool":"T2"}',X'CB42D3EB0CBFED1049DD4C5069A43CF1924C42318B05532B7864E62D953856AB');
INSERT INTO "journal" VALUES(119,'02958bab1ae532794290210ef65c5e2b',1795369809613294,1795390536995132,'dmu','PartsCounted',1,'{"at":"2026-11-22T17:50:09.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"backfilled":false,"count":"dmu.p902","counter":"part_count","cycle":null,"excluded":[],"machine":"dmu","origin":"sensor","parts":1,"program":null,"quality":"unknown","raw_from":902,"raw_to":903,"since":null,"step":"increment"}',X'143D069D37083F4798D07426FE3D68C692C76492888726B5101D9FFE2C7223F4');
INSERT INTO "journal" VALUES(120,'048708ab9ca5576b40f182ee05d11fbf',1795369810613294,1795390536995132,'dmu','CycleEnded',1,'{"active":50.0,"at":"2026-11-22T17:50:10.613294Z","attribution":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"attribution_at_end":{"operation":"10","order":"C-1","persons":["p-anne"],"role":"run","session":"dmu.s1"},"blind":0.0,"cycle":"dmu.c902","excluded":[],"gross":60.0,"hold":10.0,"machine":"dmu","outcome":"completed","program":"P1","start_seen":true,"started_at":"2026-11-22T17:49:10.613294Z","tools":[{"seconds":30.0,"tool":"T1"},{"seconds":20.0,"tool":"T2"}]}',X'DD3B7F18A05DCB52256B3F4784561F87EA8D24C6E24CC6C3BE431A12FC108013');
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
INSERT INTO "machine_state" VALUES('plieuse-1','{"machine": "plieuse-1", "at": "2026-11-22T17:46:11.613294Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}, "tools": {}}',66);
INSERT INTO "machine_state" VALUES('tour-1','{"machine": "tour-1", "at": "2026-11-22T17:46:11.613294Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}, "tools": {}}',66);
INSERT INTO "machine_state" VALUES('centre-1','{"machine": "centre-1", "at": "2026-11-22T17:46:11.613294Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {"s": 1}, "tools": {}}',66);
INSERT INTO "machine_state" VALUES('compteur-1','{"machine": "compteur-1", "at": "2026-11-22T17:46:11.613294Z", "connected": false, "lost_at": null, "clock_offset": null, "source_times": {}, "execution": "UNAVAILABLE", "since": null, "cold": true, "modes": {}, "excluded": [], "program": null, "tool": null, "alarm": null, "emergency_stop": false, "guard_closed": null, "part_target": null, "counters": {}, "cycle": null, "last_cycle": null, "session": null, "reported": null, "holds": {}, "numbers": {}, "tools": {}}',66);
INSERT INTO "machine_state" VALUES('','{"pulse": "2026-11-22T17:46:11.613294Z", "boot": "cb410bd7dd5a4af8860e07bcddee6b1a"}',66);
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
INSERT INTO "one_time_link" VALUES('6afc2ff2f1e6c3724964586315a9d789165d5e05424e7aeb82ded4b5f88f9334','password','a-j9999aqy',NULL,'command',1795628754614582);
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
INSERT INTO "order_change" VALUES(1,1795369498071569,'OF-1041','open','["customer","due_date","state","title"]','["10","20","30"]','[]','command','command');
INSERT INTO "order_change" VALUES(2,1795369498071569,'OF-1042','open','["customer","due_date","state","title"]','["10"]','[]','command','command');
INSERT INTO "order_change" VALUES(3,1795369498071569,'OF-1043','open','["customer","due_date","state","title"]','["10","20"]','[]','command','command');
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
INSERT INTO "order_progress" VALUES('C-1','10',10,4,1,0,7,350.0,1795369810613294);
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
INSERT INTO "paper" VALUES(1,'d-hxahy9b8m2','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-cip","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["usinage","entreprises d''accueil"],"title":"CAP Conducteur d''installations de production, usinage"}','3cf350ee61211bf34cad0a888c79cdd3','0f2fe70a07629fb131a270804cfabf42004f4f29e6de3c60fc783cecf36d08cf',1795369503402321,'command',NULL);
INSERT INTO "paper" VALUES(2,'d-4qg47v7f2g','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":true,"id":"cap-rics","length":"2 ans, 1 800 h dont deux tiers à l''atelier","places":["chaudronnerie","usinage","entreprises d''accueil"],"title":"CAP Réalisations industrielles en chaudronnerie ou soudage"}','2ec51234126552e73c1ba81947a7c4bf','42092d04138f500726eef7c327387acd7f3f9b26c1e02d56be5123a146fe3831',1795369503402321,'command',NULL);
INSERT INTO "paper" VALUES(3,'d-3fd8gmnqzz','programme',NULL,NULL,'{"answer_reference":"","counts_as_diploma":false,"diploma":false,"id":"tp-soudeur","length":"1 an","places":["chaudronnerie"],"title":"Titre professionnel Soudeur assembleur industriel"}','1c0e4c76d94ab52eeb5fa13b42f804bf','282b0cb6e21bbe33295c77ecc78515a33b88ff2f720ed13010691d783e720aaa',1795369503402321,'command',NULL);
INSERT INTO "paper" VALUES(4,'d-hmd43axy8r','risk_assessment',NULL,NULL,'{"covers_minors":true,"dated":"2025-07-08","families":["machining_centre","cnc_lathe","press_brake","saw","pillar_drill","shear","welding"],"measures_in_place":true}','7022f12c6112aa257d4ddeb1dfa5d001','3dafd4fde2fe9f1f0ecbc1ca2dd5b58d11d51cda2b67b524b541b39c152c932e',1795369503402321,'command',NULL);
INSERT INTO "paper" VALUES(5,'d-tq94gjcwax','declaration',NULL,NULL,'{"functions":["Maître professionnel"],"id":"derogation-2022","jobs":[],"machines":["centre-1","tour-1"],"places":["usinage","chaudronnerie"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 192 004 2210 5","sent_on":"2022-09-05","updates":[],"withdrawn_on":null,"works":["28","22","17"]}','572de6a781e48ae954b254e4081affde','fb6764710f06a511e0cc60cdf73a9aa9ab89047807597fe72eac72501f6ba223',1795369503402321,'command',NULL);
INSERT INTO "paper" VALUES(6,'d-qune3bbmr8','declaration',NULL,NULL,'{"functions":["Maître professionnel","Cheffe d''atelier"],"id":"derogation-2025","jobs":[{"machine":"centre-1","task":"remplacement du liquide de coupe"},{"machine":"tour-1","task":null}],"machines":["centre-1","tour-1"],"places":["usinage"],"programmes":["cap-cip","cap-rics"],"proof":"LRAR 1A 207 881 4473 0","sent_on":"2025-09-12","updates":[{"functions":[],"jobs":[],"machines":["plieuse-1"],"places":["chaudronnerie"],"programmes":[],"sent_on":"2026-09-03","works":["28-1","22","17"]}],"withdrawn_on":null,"works":["28-2","29"]}','373318847dd89b16211c2a51e6b69869','b022d853f4c4b202ad30e6dac4543c8be01fdb9cbf7236a16ddd724588f5d70e',1795369503402321,'command',NULL);
INSERT INTO "paper" VALUES(7,'d-azy3r784wz','status','p-hh8pgts5',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','14add2d9a261a9a9be92bc174debd62e','0112abb8e73ff80069d81c2472367a5bc03e3e90b1f5d2f18082d3cac0daa568',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(8,'d-dvur26u24u','enrolment','p-hh8pgts5',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','9b95c3311e4bf94b33894cfb777c302b','aa0f8c37991f4a4ba7fa13197707a76794da4ce796afc6a282b9f2c899053207',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(9,'d-qjjkq69829','status','p-zkwf9ufy',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','bcf62479deafccc12bd855440b839e11','328348646a46c40605fe2f9ff8037dae344a5b680014d8594ca00f3a198f7298',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(10,'d-az8t6dh62e','enrolment','p-zkwf9ufy',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','98c332da151d129960d365d0435982a0','be6f3cc45f570eb2f3a2c9a5a476c0f249e29ab76dbeb3c9523b9c31f37ad7cd',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(11,'d-8xcdwrc8gx','status','p-mqy2f3t7',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','638902d8a33ec712baa83a2c30583105','01e0757ae77747e147586cff9cfe9f6b90152cab8580ec5263bf91c11a36837a',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(12,'d-bsgarj5nbc','enrolment','p-mqy2f3t7',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','edb8ff18277343a4241a9f5c26dee8bc','607ebd61d8e562bd79766dc889bfbd2fdd5bb07137cb503ef0efa227becd0076',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(13,'d-qm27sguvfk','status','p-kznv6skh',NULL,'{"since":"2026-09-01","status":"pupil","until":null}','fbb12973dce393a6a5abc90e3a52732c','04614f8509702d37ac8393d00044f091499cada7ccfaa5655c1f6fc4dcd17cb4',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(14,'d-dtzmcvqhfy','enrolment','p-kznv6skh',NULL,'{"programme":"cap-cip","since":"2026-09-01","until":"2028-07-07"}','58e0f61267b5ea423abbd2e0d6406148','c1871ba460a59742d964495996d9c323650c2e0869df57d4c16cfd1af810b250',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(15,'d-48nt5qknqz','medical_opinion','p-hh8pgts5',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','33c6eb10a6ac8e6f632bf42daa5ab0c6','299f7b075f043197ef9598b14c18e51d46562369138de0a57d781975c39560c6',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(16,'d-87ykxhrmyc','medical_opinion','p-zkwf9ufy',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','3472b5c75225b566a616828a8aef5a10','5af57318db6cead9c96794222b5467ccc8153f5ce55caca3f8a4a57df1afafa4',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(17,'d-s8tcw6afxh','medical_opinion','p-kznv6skh',NULL,'{"classes":[],"doctor":"occupational","excluded_classes":[],"excluded_machines":[],"issued_on":"2026-09-08","machines":[],"valid_until":null,"verdict":"fit","withdrawn_on":null}','19439418fce49a45979e5af68c7b2ebe','1eaf247a35bd9ab7365b39d24786c52cb4bf5903bcc3e2a0963724a0e5eaa63d',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(18,'d-b7q7sx2xs2','safety_training','p-hh8pgts5','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','016b45c45a21be9ee36b2f044a20c887','8e0d314acfe2dd3044c34e89a16781a75294703ca8608892a9f63c8c65f253dc',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(19,'d-ezwtd2w7cj','safety_training','p-hh8pgts5','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','13e8d246b5bd26e559b509536d4fe6bc','9968845773e9efedb11faa55633d73ac652de0e0d61cfe2a800d0e8946db08c6',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(20,'d-mezvr7j2jy','safety_training','p-hh8pgts5','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','eb9d5b55269d71e27381965ba511e188','66ea7b41883eb3f2159bfad804b4ce34d9d15ee6efd9122c0eac0355f430991d',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(21,'d-t8e8chg6r3','safety_training','p-zkwf9ufy','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','d7cb4089a10c60e0e43d0d0582d7f2e2','eccccad0d563768766a286bea8a97511d11cda9eea317e2f14488938503278b4',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(22,'d-g7engg455m','safety_training','p-zkwf9ufy','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','a84e7117da9bd2412a6ca5246ff3ddec','184ca97cee4b057d99b5acece08771c5848dac1194a2d650e567fb9923decba2',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(23,'d-wmmrvc3mz4','safety_training','p-zkwf9ufy','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','2b8407c77810e289b271e83991324d90','32a50306f104538e01180ac82f6496aa8c706c70395e95ff228e6b6f3f6f3f0b',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(24,'d-ep2as5j4st','safety_training','p-mqy2f3t7','tour-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"tour-1","modes":["cleaning"],"passed":true,"valid_until":null}','cbc93cf740b0ef80adb18b586001b385','f5cb16ace9dc847d2ab9d6869fe517f65201513ba6da7c4c97adc994c7c9f137',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(25,'d-eqpac4tvne','safety_training','p-kznv6skh','centre-1','{"evaluated_on":"2026-09-21","given_on":"2026-09-14","machine":"centre-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','5b97e4155df808aed2d4253e86e03ad8','5f3b52818e59cfa0c3425e2b555f3a65fbbcff645eceac7fd2c1064a421d8719',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(26,'d-wbzm4wke2c','safety_training','p-kznv6skh','tour-1','{"evaluated_on":"2026-09-22","given_on":"2026-09-15","machine":"tour-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','cddadc174afe89ec6204d5bd365f5390','81af9d0c31673e763be6bfa0655ea04bc2565d628cd7ed58b892edfe60df172b',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(27,'d-tynxxqpqzp','safety_training','p-kznv6skh','plieuse-1','{"evaluated_on":"2026-09-23","given_on":"2026-09-16","machine":"plieuse-1","modes":["production","cleaning"],"passed":true,"valid_until":null}','869156aefad6b139f930b6e6368cc4b0','0c6673ae0e266816428e96234da82b0ae2f069cca72b943c71258d6c2db5f2aa',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(28,'d-357sa2cakq','status','p-78k76a5f',NULL,'{"since":"2020-09-01","status":"staff","until":null}','da74c82c3349b6c2ddd82533d089432b','3b6bfc5306a82d233a641c7cd7b967aaba17c5ff6aa4912af88eb39e9bba6fa2',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(29,'d-mzxnptv2ng','safety_training','p-78k76a5f','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','50692b0915aad86b3672d5f61479d9e4','5478d454b86267974c150bd088b19be24686b67889a47a3717f019034a4ab77c',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(30,'d-y6abapebs7','safety_training','p-78k76a5f','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','a812123cb85ff5c42dd794cc82f0feab','3b7009018bc0501a7348fdfd92ec9f0d5b2eb1f29f01e4a5e211ec408aa8be5e',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(31,'d-3gbjdznrue','status','p-uagkuu4v',NULL,'{"since":"2020-09-01","status":"staff","until":null}','1eeffbf4abc4dcee418e4993d4d98bb8','19b65b72d012718b3eaa57d42ef252dc82c73cfa131192bc46c3cbbc788ea334',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(32,'d-q6akggbfw6','safety_training','p-uagkuu4v','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','1d8516a17a81f2fdd86e2469baa1a582','e8872e34781f846ac1861d8ab2dff2de65245aa288628cc8f1271ee8b5fe130d',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(33,'d-58pt862dtg','status','p-ennkn7nz',NULL,'{"since":"2020-09-01","status":"staff","until":null}','31580d931a2db43d2e17eaca85c9a98e','922742b356313db4b9c64bcb2661e0db5b81c702d54388a9b6d8fb655751683f',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(34,'d-3npmte38ng','safety_training','p-ennkn7nz','centre-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"centre-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','d0153e337744dcc324f5ab7a07673d80','f1296c28ac02cb173064062bb1a7899d848957e52a5e7ad0e137fd7998ec0382',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(35,'d-r37dwm9sp2','safety_training','p-ennkn7nz','tour-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"tour-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','c8c203bf1a1559f8d0da74a0c23efac4','a785e91e8dee968c973ac2ce927aa5122fcfc45aaac075d523d7c3c375fea986',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(36,'d-7kh8jsqnpw','safety_training','p-ennkn7nz','plieuse-1','{"evaluated_on":"2025-08-29","given_on":"2025-08-25","machine":"plieuse-1","modes":["production","setting","cleaning","maintenance","maintenance_running"],"passed":true,"valid_until":null}','5906f870b3da7ded2e13e6a9a8d2c732','979e7bce66c481b7602dbab7897239aef4e99e61fd3ebd93023983926813c605',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(37,'d-3rwbzjch2x','status','p-923h9r69',NULL,'{"since":"2020-09-01","status":"staff","until":null}','2eb0efbe1f7bdf7134c070d69e3d0419','263b50171ca3c428b47d689a07a7ce808b7d41c570fbe4494623f692590ef4f7',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(38,'d-5ryfu9prg6','supervisor','p-78k76a5f',NULL,'{"function":"Maître professionnel","machines":["centre-1","tour-1"],"since":"2025-09-01","until":null}','b1c19c0ba36fc6b750f507cef40f4960','195a9f625181f60777f4b8bcda41638232ffee40413bc8aa33a2bd1b4bf5eb49',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(39,'d-6dgwasg35n','supervisor','p-uagkuu4v',NULL,'{"function":"Maître professionnel","machines":["plieuse-1"],"since":"2026-09-01","until":"2026-12-31"}','b9309cef636d69de7f8e354fc3465df1','eadfc29bdca9bfb58735e628aa94ccca53ce26c6fffb8cc01b8ea4b4dc70b678',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(40,'d-mrmdbdj8yt','supervisor','p-ennkn7nz',NULL,'{"function":"Cheffe d''atelier","machines":[],"since":"2025-09-01","until":null}','108595fd50ae1fe4b54b909043004fbe','6b2c956d2db61bfde8c0ea871e5324499f6de5190b524fa8f299d0e3299538df',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(41,'d-wm5a5x9jap','licence','p-923h9r69',NULL,'{"issued_on":"2024-01-16","kind":"electrical","machines":[],"valid_until":"2027-01-15","withdrawn_on":null}','bf78e3c52c6f34e4bf6f11f00ffd44ca','2e7e16733f16706effe8142a37cc5c0178a0a2182da2ff43bbbad273ed07ea3d',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(42,'d-ewuqm4sdd4','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-08-18","reference":"VGP-26-0818"}','dffa6d8a287bed72fd072f630194e090','e4b9d70f74930fb349a9c41c804bd28951550057efe33f30004805dc59510607',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(43,'d-aj4fangvub','verification',NULL,'plieuse-1','{"checker":"Contrôle Technique Rhône","conform":true,"done_on":"2026-11-12","reference":"VGP-26-1112"}','9491921017306e1ceb15832feb1fbed1','dbe928a2ab8bb91c892fe8ef72d711827f4f94022e2d7aa711b4a13fc0873dd5',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(44,'d-ywe28skcdm','lock_out',NULL,'tour-1','{"reason":"contact de porte à remplacer","since":"2026-10-05","until":"2026-10-07"}','d4891fd86f8ff56ef73fa80000f9396d','c0bb941de5722d5ba37c14a2b2e4e7a185882861662265678ee426b2770c068e',1795369507838954,'command',NULL);
INSERT INTO "paper" VALUES(45,'d-tf4cxc6u3s','traits',NULL,'plieuse-1','{"powered":true,"since":"2025-09-01","variant":null}','554de8e68790bd476d0a83fff70500a9','9f46f61661b9c9e4d28e2a7a298cfd9b4391861cdba3a1779975e382714c18fa',1795369507838954,'command',NULL);
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
INSERT INTO "part_count" VALUES('dmu.p900',111,'dmu','part_count',1795369689613294,NULL,1,0,0,0,'increment',900,901,'sensor',0,'',NULL,'dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p901',115,'dmu','part_count',1795369749613294,NULL,1,0,0,0,'increment',901,902,'sensor',0,'',NULL,'dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
INSERT INTO "part_count" VALUES('dmu.p902',119,'dmu','part_count',1795369809613294,NULL,1,0,0,0,'increment',902,903,'sensor',0,'',NULL,'dmu.s1','C-1','10','run',NULL,0,NULL,NULL);
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
INSERT INTO "part_count_person" VALUES('dmu.p900','p-anne',0);
INSERT INTO "part_count_person" VALUES('dmu.p901','p-anne',0);
INSERT INTO "part_count_person" VALUES('dmu.p902','p-anne',0);
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
INSERT INTO "person" VALUES('p-hh8pgts5','E26-001','Léa','Martin','trainee','2010-03-14','U1',1);
INSERT INTO "person" VALUES('p-zkwf9ufy','E26-002','Yanis','Benali','trainee','2010-09-02','U1',1);
INSERT INTO "person" VALUES('p-mqy2f3t7','E26-003','Hugo','Dubois','trainee','2012-06-27','U1',1);
INSERT INTO "person" VALUES('p-kznv6skh','E26-004','Minh','Nguyen','trainee','2010-11-19','U1',1);
INSERT INTO "person" VALUES('p-78k76a5f','F-01','Didier','Chevalier','trainer','1972-05-12','Usinage',1);
INSERT INTO "person" VALUES('p-uagkuu4v','F-03','Karim','Bensaïd','trainer','1985-01-29','Chaudronnerie',1);
INSERT INTO "person" VALUES('p-ennkn7nz','R-01','Catherine','Perrin','head','1975-09-16','',1);
INSERT INTO "person" VALUES('p-923h9r69','R-02','Yann','Le Goff','safety_officer','1981-06-08','',1);
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
INSERT INTO "session" VALUES('centre-1.s1',59,'centre-1',1795369515977020,1795369541493445,'OF-1041','20','run','command','left');
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
INSERT INTO "session_person" VALUES(51,0,'centre-1.s1','p-hh8pgts5',1795369515977020,1795369541493445);
INSERT INTO "session_person" VALUES(56,0,'centre-1.s1','p-zkwf9ufy',1795369527185062,1795369541493445);
INSERT INTO "session_person" VALUES(67,0,'dmu.s0','p-anne',1772438400000000,NULL);
INSERT INTO "session_person" VALUES(77,0,'dmu.s1','p-anne',1772438600000000,NULL);
INSERT INTO "session_person" VALUES(87,0,'dmu.s2','p-anne',1772438800000000,NULL);
INSERT INTO "session_person" VALUES(97,0,'dmu.s3','p-anne',1772439000000000,NULL);
CREATE TABLE sink_lane (
	sink TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	until INTEGER, 
	CONSTRAINT pk_sink_lane PRIMARY KEY (sink, number)
);
INSERT INTO "sink_lane" VALUES('mqtt',0,20,NULL);
INSERT INTO "sink_lane" VALUES('influx',0,0,NULL);
CREATE TABLE sink_refused (
	number INTEGER NOT NULL, 
	sink TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	seq INTEGER, 
	reason TEXT NOT NULL, 
	what TEXT NOT NULL, 
	CONSTRAINT pk_sink_refused PRIMARY KEY (number)
);
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
CREATE TABLE tool_event (
	seq INTEGER NOT NULL, 
	machine TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	what TEXT NOT NULL, 
	life_by TEXT, 
	"left" DOUBLE, 
	previous DOUBLE, 
	condition TEXT, 
	reason TEXT, 
	CONSTRAINT pk_tool_event PRIMARY KEY (seq)
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
INSERT INTO "tool_interval" VALUES(110,'dmu','T0',1795369636613294,1795369696613294);
INSERT INTO "tool_interval" VALUES(114,'dmu','T1',1795369696613294,1795369756613294);
INSERT INTO "tool_interval" VALUES(118,'dmu','T2',1795369756613294,NULL);
CREATE TABLE tool_state (
	machine TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	place TEXT NOT NULL, 
	life_by TEXT, 
	"full" DOUBLE, 
	warning DOUBLE, 
	"left" DOUBLE, 
	read_at BIGINT, 
	condition TEXT, 
	condition_since BIGINT, 
	reason TEXT, 
	renewed_at BIGINT, 
	renewals INTEGER NOT NULL, 
	removed_at BIGINT, 
	CONSTRAINT pk_tool_state PRIMARY KEY (machine, tool)
);
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
INSERT INTO "trainee_work" VALUES('["p-bilal",1772438400000000,"dmu","","C-2","20","setup",2]',107,'p-bilal',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1772438400000000,"dmu","","C-2","20","setup",2]',107,'p-anne',1772438400000000,'dmu','','C-2','20','setup',2,0,0,0.0,0.0,1,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1795369500000000,"dmu","","C-1","10","run",1]',119,'p-anne',1795369500000000,'dmu','','C-1','10','run',1,0,0,0.0,0.0,3,0,0,0,'');
INSERT INTO "trainee_work" VALUES('["p-anne",1795369500000000,"dmu","P1","C-1","10","run",1]',120,'p-anne',1795369500000000,'dmu','P1','C-1','10','run',1,3,0,150.0,30.0,0,0,0,0,'50.00,50.00,50.00');
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
CREATE INDEX ix_tool_event_at ON tool_event (at);
CREATE INDEX ix_tool_event_machine ON tool_event (machine, tool, at);
CREATE INDEX ix_sink_refused_sink ON sink_refused (sink);
COMMIT;
