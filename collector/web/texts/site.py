"""The page about the site file."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "site.title": "Fichier du site",
    "site.lead": "Ce qui est écrit sur le disque, comparé à ce qui est en service. Un fichier avec une faute ne change "
    "rien.",
    "site.nobody": "Rien n'est collecté ici : il n'y a pas de fichier à reprendre.",
    "site.nobody_do": "etabli run lit le fichier du site au démarrage.",
    "site.same": "Le fichier du site est en service tel qu'il est écrit.",
    "site.same_do": "Modifiez-le, puis revenez ici ; etabli reload fait de même.",
    "site.differs": "Le fichier a été modifié",
    "site.differs_what": "Les machines dont rien n'a changé gardent leur connexion, leur session et leur cycle.",
    "site.take_up": "Reprendre le fichier",
    "site.kind.added": "arrive",
    "site.kind.removed": "s'en va ; ce qu'elle a fait reste lisible",
    "site.kind.relined": "ligne rouverte, autorisation retirée d'abord",
    "site.kind.adjusted": "modifiée, sa ligne reste",
    "site.kind.taken": "pris en compte",
    "site.kind.waiting": "prend effet au prochain démarrage",
    "site.wrong": "Le fichier contient des fautes",
    "site.wrong_what": "Rien n'a été changé. Tout ce qui est à corriger, en une fois, comme le dit etabli check :",
    "site.problem.where": "Clé",
    "site.problem.file": "Fichier",
    "site.problem.found": "Trouvé",
    "site.problem.expected": "Attendu",
    "site.done.taken": "Le fichier du site est en service.",
    "site.done.wrong": "Le fichier contient des fautes : rien n'a été changé.",
    "site.done.full": "Le disque est plein : le fichier sera repris quand il y aura de la place.",
}

ENGLISH: Mapping[str, str] = {
    "site.title": "Site file",
    "site.lead": "What stands on the disk, compared with what is at work. A file in which anything is wrong changes "
    "nothing.",
    "site.nobody": "Nothing is collected here: there is no file to take up.",
    "site.nobody_do": "etabli run reads the site file when it starts.",
    "site.same": "The site file is at work as it is written.",
    "site.same_do": "Edit it, then come back here; etabli reload does the same.",
    "site.differs": "The file was edited",
    "site.differs_what": "Machines of which nothing has changed keep their connection, their session and their cycle.",
    "site.take_up": "Take the file up",
    "site.kind.added": "comes",
    "site.kind.removed": "goes; what it has done stays readable",
    "site.kind.relined": "line opened anew, permit withheld first",
    "site.kind.adjusted": "changed, its line stays",
    "site.kind.taken": "taken up",
    "site.kind.waiting": "takes effect at the next start",
    "site.wrong": "The file is not in order",
    "site.wrong_what": "Nothing was changed. All that has to be mended, at once, as etabli check says it:",
    "site.problem.where": "Key",
    "site.problem.file": "File",
    "site.problem.found": "Found",
    "site.problem.expected": "Expected",
    "site.done.taken": "The site file is at work.",
    "site.done.wrong": "The file is not in order: nothing was changed.",
    "site.done.full": "The disk is full: the file is taken up once there is room.",
}
