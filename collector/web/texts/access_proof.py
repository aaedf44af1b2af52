"""What the safety officer's pages say about proof: the inspector's file, the journal, what is found in it."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "access.proof.title": "Preuve",
    "access.proof.lead": "Le dossier de l'inspection du travail, et de quoi prouver que rien n'y a été changé.",
    "access.proof.journal": "Le journal",
    "access.proof.head": "Dernier fait",
    "access.proof.checkpoint": "Dernier point de contrôle",
    "access.proof.checkpoint_is": "fait {seq}, signé le {time}",
    "access.proof.no_checkpoint": "aucun jusqu'ici",
    "access.proof.genuine": "signature valable",
    "access.proof.forged": "signature non valable",
    "access.proof.fingerprint": "Empreinte de la clé (SHA-256)",
    "access.proof.keep_copy": (
        "Gardez hors de l'atelier une copie de checkpoints.jsonl et de cette empreinte : une fin de journal "
        "coupée se voit alors aussi."
    ),
    "access.proof.no_key": "La clé du journal ne se lit pas :",
    "access.proof.unreadable": "Le journal ne se lit pas :",
    "access.proof.verify": "Vérifier le journal",
    "access.proof.progress": "{done} sur {total}",
    "access.proof.busy": "Une vérification est déjà en cours : attendez qu'elle finisse.",
    "access.proof.clean": (
        "Le journal est tel qu'il a été enregistré : {facts} faits vérifiés, {checkpoints} points de contrôle"
        " signés, scellé jusqu'au fait {sealed}."
    ),
    "access.proof.removed": "Les faits jusqu'au n° {seq} ont été supprimés au terme de leur conservation.",
    "access.proof.findings_one": "Une anomalie dans le journal.",
    "access.proof.findings_many": "{count} anomalies dans le journal.",
    "access.proof.findings_do": (
        "Gardez une copie du dossier des données avant toute autre chose, puis comparez avec la sauvegarde."
    ),
    "access.proof.fact": "fait {seq}",
    "access.proof.facts": "faits {first} à {last}",
    "access.proof.replay": "Les décisions, prises de nouveau",
    "access.proof.replay_lead": (
        "Chaque décision du journal est reprise d'après ce sur quoi elle reposait, avec les règles d'alors."
    ),
    "access.proof.replay_now": "Reprendre toutes les décisions",
    "access.proof.no_decisions": "Aucune décision au journal jusqu'ici.",
    "access.proof.alike_one": "{count} décision reprise, telle qu'elle a été enregistrée.",
    "access.proof.alike_many": "{count} décisions reprises, toutes telles qu'elles ont été enregistrées.",
    "access.proof.erased_one": "{count} ne se reprend pas : ce sur quoi elle reposait a été effacé.",
    "access.proof.erased_many": "{count} ne se reprennent pas : ce sur quoi elles reposaient a été effacé.",
    "access.proof.otherwise_one": "{count} décision sort autrement qu'elle n'a été enregistrée.",
    "access.proof.otherwise_many": "{count} décisions sortent autrement qu'elles n'ont été enregistrées.",
    "access.found.edited": "modifié",
    "access.found.removed": "retiré",
    "access.found.swapped": "déplacé",
    "access.found.inserted": "inséré",
    "access.found.rewritten": "réécrit",
    "access.found.tail_cut": "fin du journal coupée",
    "access.found.checkpoint_forged": "point de contrôle falsifié",
    "access.found.checkpoint_removed": "point de contrôle retiré",
    "access.found.carried_edited": "report des faits supprimés modifié",
    "access.inspection.title": "Dossier de l'inspection du travail",
    "access.inspection.lead": (
        "R4153-45 : les cinq éléments, déclarations, machines, décisions, exceptions et preuves. Le journal "
        "est vérifié pour l'occasion. Le dossier est en français."
    ),
    "access.inspection.person": "Une personne",
    "access.inspection.machine": "ou une machine",
    "access.inspection.from": "Du",
    "access.inspection.from_hint": "Vide : depuis le début.",
    "access.inspection.to": "Au",
    "access.inspection.make": "Établir le dossier",
    "access.inspection.one_of_both": "choisissez une personne ou une machine, et pas les deux",
    "access.inspection.order": "un jour qui ne soit pas avant le premier",
    "access.inspection.proved": "Le dossier est prêt ; le journal prouve tout ce qu'il contient.",
    "access.inspection.not_proved": (
        "Le dossier est prêt, mais le journal ou une pièce n'est pas tel qu'enregistré : le dossier dit quoi."
    ),
    "access.inspection.pdf": "Télécharger le PDF ({size} Ko)",
    "access.inspection.csv": "Télécharger le CSV ({size} Ko)",
    "access.inspection.careful": "Données personnelles : à ne remettre qu'à qui y a droit.",
}

ENGLISH: Mapping[str, str] = {
    "access.proof.title": "Proof",
    "access.proof.lead": "The labour inspector's file, and what proves that nothing in it was changed.",
    "access.proof.journal": "The journal",
    "access.proof.head": "Newest fact",
    "access.proof.checkpoint": "Last checkpoint",
    "access.proof.checkpoint_is": "fact {seq}, signed on {time}",
    "access.proof.no_checkpoint": "none so far",
    "access.proof.genuine": "signature valid",
    "access.proof.forged": "signature not valid",
    "access.proof.fingerprint": "Fingerprint of the key (SHA-256)",
    "access.proof.keep_copy": (
        "Keep a copy of checkpoints.jsonl and of this fingerprint outside the workshop: a tail that was cut "
        "is then seen, too."
    ),
    "access.proof.no_key": "The journal's key cannot be read:",
    "access.proof.unreadable": "The journal cannot be read:",
    "access.proof.verify": "Verify the journal",
    "access.proof.progress": "{done} of {total}",
    "access.proof.busy": "A verification is under way already: wait for it to end.",
    "access.proof.clean": (
        "The journal is as it was recorded: {facts} facts verified, {checkpoints} signed checkpoints, sealed "
        "up to fact {sealed}."
    ),
    "access.proof.removed": "Facts up to {seq} were removed at the end of their retention.",
    "access.proof.findings_one": "One thing in the journal is not as it was recorded.",
    "access.proof.findings_many": "{count} things in the journal are not as they were recorded.",
    "access.proof.findings_do": "Keep a copy of the data folder before anything else, then compare it with the backup.",
    "access.proof.fact": "fact {seq}",
    "access.proof.facts": "facts {first} to {last}",
    "access.proof.replay": "The decisions, taken again",
    "access.proof.replay_lead": (
        "Every decision of the journal is taken again from what it rested on, under the rules of its time."
    ),
    "access.proof.replay_now": "Take all decisions again",
    "access.proof.no_decisions": "No decision in the journal so far.",
    "access.proof.alike_one": "{count} decision taken again, as it was recorded.",
    "access.proof.alike_many": "{count} decisions taken again, all as they were recorded.",
    "access.proof.erased_one": "{count} cannot be taken again: what it rested on was erased.",
    "access.proof.erased_many": "{count} cannot be taken again: what they rested on was erased.",
    "access.proof.otherwise_one": "{count} decision comes out otherwise than it was recorded.",
    "access.proof.otherwise_many": "{count} decisions come out otherwise than they were recorded.",
    "access.found.edited": "edited",
    "access.found.removed": "removed",
    "access.found.swapped": "moved",
    "access.found.inserted": "inserted",
    "access.found.rewritten": "rewritten",
    "access.found.tail_cut": "tail of the journal cut off",
    "access.found.checkpoint_forged": "checkpoint forged",
    "access.found.checkpoint_removed": "checkpoint removed",
    "access.found.carried_edited": "what is kept of removed facts was edited",
    "access.inspection.title": "The labour inspector's file",
    "access.inspection.lead": (
        "R4153-45: the five items, declarations, machines, decisions, exceptions and proofs. The journal is "
        "verified for it. The file is in French."
    ),
    "access.inspection.person": "A person",
    "access.inspection.machine": "or a machine",
    "access.inspection.from": "From",
    "access.inspection.from_hint": "Empty: from the beginning.",
    "access.inspection.to": "To",
    "access.inspection.make": "Put the file together",
    "access.inspection.one_of_both": "choose a person or a machine, and not both",
    "access.inspection.order": "a day not before the first",
    "access.inspection.proved": "The file is ready; the journal proves all that is in it.",
    "access.inspection.not_proved": (
        "The file is ready, but the journal or a paper is not as it was recorded: the file says which."
    ),
    "access.inspection.pdf": "Download the PDF ({size} kB)",
    "access.inspection.csv": "Download the CSV ({size} kB)",
    "access.inspection.careful": "Personal data: hand it only to whoever has a right to it.",
}
