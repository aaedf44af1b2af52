"""A small grid and the trainings of a school, for tests."""

from __future__ import annotations

from collector.core.grids import Block, Competence, Grid, Level, Training

GRID = Grid(
    "cap-essai", "CAP d'essai", False, "les tests",
    levels=(Level("NE", "Non évalué", False), Level("EC", "En cours", False), Level("A", "Acquis", True),
            Level("M", "Maîtrisé", True)),
    blocks=(
        Block("B1", "Préparer", (
            Competence("C1", "Lire un dossier", ("Toutes les cotes sont trouvées",)), Competence("C2", "Régler"),
        )),
        Block("B2", "Conduire", (Competence("C3", "Conduire la machine"),)),
    ),
)  # fmt: skip

TRAININGS = (Training("cap-cip", GRID),)
