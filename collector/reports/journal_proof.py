"""The section on the journal: what its verification found, where the chain ends, and what was signed for it."""

from __future__ import annotations

import base64
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from collector.reports.on_file import Proof
from collector.reports.pages import Block, Fields, Note, Section, Table, Tone
from collector.reports.subject import Subject
from collector.store import checkpoints, journal
from collector.store.verify import Verification
from collector.store.verify_chain import What

WORDS = {
    What.EDITED: "modifié",
    What.REMOVED: "retiré",
    What.SWAPPED: "déplacé",
    What.INSERTED: "inséré",
    What.REWRITTEN: "réécrit",
    What.TAIL_CUT: "fin du journal coupée",
    What.CHECKPOINT_FORGED: "point de contrôle falsifié",
    What.CHECKPOINT_REMOVED: "point de contrôle retiré",
    What.CARRIED_EDITED: "report des faits supprimés modifié",
}
"""What was done to the journal."""

GROUP = 16
"""Signs of a digest that are written together: so it is read aloud and compared."""


def verdict(result: Verification, papers: Proof) -> Note:
    """What was found, in a sentence."""
    if result.clean and not papers.wrong:
        return Note(
            f"Le journal est tel qu'il a été enregistré : {result.facts} faits vérifiés un à un, aucune anomalie."
            f" {papers.proved} pièces sont conformes à l'empreinte que le journal en porte.",
            Tone.GOOD,
        )
    return Note(
        f"ATTENTION : {len(result.findings)} anomalie(s) dans le journal, {len(papers.wrong)} pièce(s) non conforme(s)"
        " à leur empreinte. Le détail figure dans la dernière partie de ce dossier.",
        Tone.BAD,
    )


def journal_proof(subject: Subject, directory: Path, result: Verification, papers: Proof) -> Section:
    """The result of the verification.

    Args:
        subject: What the file is about.
        directory: Where the journal's public key is.
        result: What the verification found.
        papers: How the papers compare with what the journal proves of them.

    Raises:
        JournalError: If the key cannot be read.
    """
    head = journal.head(subject.connection)
    key = checkpoints.load_public_key(directory)
    genuine = [one for several in checkpoints.genuine(subject.connection, key).values() for one in several]
    newest = max(genuine, key=lambda one: (one.seq, one.at), default=None)
    rows = [
        ("Faits vérifiés", str(result.facts)), ("Points de contrôle signés", str(result.checkpoints)),
        ("Scellé par signature jusqu'au fait", str(result.sealed)),
        ("Dernier fait du journal", str(head.seq)), ("Empreinte du dernier fait (SHA-256)", grouped(head.hash.hex())),
    ]  # fmt: skip
    if newest is not None:
        rows += [
            ("Dernier point de contrôle signé", f"fait {newest.seq}, le {subject.minute(newest.at)}"),
            ("Empreinte signée", grouped(newest.hash.hex())),
            ("Signature (Ed25519)", grouped(newest.signature.hex())),
        ]
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    rows.append(("Clé publique du journal (base64)", base64.b64encode(raw).decode()))
    if result.removed:
        rows.append(("Faits supprimés au terme de leur conservation", f"jusqu'au fait {result.removed}"))
    rows += [("Pièces conformes à leur empreinte", str(papers.proved)),
             ("Pièces effacées avec leur personne", str(papers.emptied))]  # fmt: skip
    if papers.unproved:
        rows.append(("Pièces dont la preuve n'est plus au journal", ", ".join(papers.unproved)))
    if papers.wrong:
        rows.append(("PIÈCES NON CONFORMES", ", ".join(papers.wrong)))
    blocks: list[Block] = [verdict(result, papers), Fields(rows)]
    if result.findings:
        blocks.append(Table(("Faits", "Anomalie", "Précisions"), (1, 2, 4), [
            (str(one.seq) if one.last == one.seq else f"{one.seq} à {one.last}", WORDS[one.what], one.detail)
            for one in result.findings
        ], "", "Anomalies"))  # fmt: skip
    blocks.append(Note(
        "Chaque fait du journal porte l'empreinte du précédent : en modifier, retirer, insérer ou déplacer un se voit."
        " Une copie des points de contrôle conservée hors de l'atelier permet de contrôler aussi la fin du journal."
    ))  # fmt: skip
    return Section("Vérification du journal", blocks, new_page=True)


def grouped(digest: str) -> str:
    """A digest in groups."""
    return " ".join(digest[start : start + GROUP] for start in range(0, len(digest), GROUP))
