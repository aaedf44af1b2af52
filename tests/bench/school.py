"""The school of the year: its site file, its people, their papers and accounts, and sixty customers' orders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from collector.access.dossier import (
    Declaration,
    Job,
    MedicalOpinion,
    Mode,
    Programme,
    SafetyTraining,
    Status,
    Verdict,
)
from collector.access.equipment import RiskAssessment, Verification
from collector.core.families import Family
from collector.store import papers
from collector.store.papers_records import Content, Enrolment, Naming, PaperKind, Standing
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState, Person, PersonRole
from tests.adapters.opcua.server import URI


@dataclass(frozen=True, slots=True)
class Made:
    """A machine of the school.

    Args:
        id: Its id.
        name: What people call it.
        family: Its kind.
        place: Where it stands.
        period: Seconds from one cycle to the next.
        tools: Tools that change in a cycle.
    """

    id: str
    name: str
    family: Family
    place: str
    period: float
    tools: int = 0


MACHINES = (
    Made("centre-1", "Centre d'usinage 3 axes", Family.MACHINING_CENTRE, "usinage", 35.0, 3),
    Made("centre-2", "Centre d'usinage 5 axes", Family.MACHINING_CENTRE, "usinage", 39.0, 3),
    Made("centre-3", "Centre horizontal", Family.MACHINING_CENTRE, "usinage", 57.0, 3),
    Made("tour-1", "Tour CN", Family.CNC_LATHE, "usinage", 19.0, 2),
    Made("tour-2", "Tour CN n° 2", Family.CNC_LATHE, "usinage", 23.0, 2),
    Made("tour-3", "Tour CN n° 3", Family.CNC_LATHE, "usinage", 29.0, 2),
    Made("plieuse-1", "Presse plieuse", Family.PRESS_BRAKE, "tolerie", 23.0),
    Made("poinconneuse-1", "Poinçonneuse", Family.PUNCH_PRESS, "tolerie", 19.0, 2),
    Made("laser-1", "Découpe laser", Family.LASER, "tolerie", 43.0),
    Made("cisaille-1", "Cisaille guillotine", Family.SHEAR, "tolerie", 27.0),
    Made("scie-1", "Scie à ruban", Family.SAW, "tolerie", 43.0),
    Made("soudage-1", "Poste à souder", Family.WELDING, "soudage", 29.0),
)
PLACES = {"usinage": "Usinage", "tolerie": "Tôlerie", "soudage": "Soudage"}

TRAINEES = 24
_GIVEN = (
    "Léa", "Yanis", "Hugo", "Aminata", "Chloé", "Emre", "Nathan", "Minh", "Tiago", "Camille", "Enzo", "Théo",
    "Inès", "Lucas", "Maëlys", "Noah", "Sofia", "Rayan", "Jade", "Gabin", "Lina", "Adam", "Manon", "Kylian",
)  # fmt: skip
_FAMILY = (
    "Martin", "Benali", "Dubois", "Traoré", "Moreau", "Kaya", "Lefèvre", "Nguyen", "Da Silva", "Rousseau", "Petit",
    "Garnier",
)  # fmt: skip
HEAD, OFFICER, TRAINERS = "p-adult001", "p-adult002", ("p-adult003", "p-adult004", "p-adult005")
BORN = date(1980, 1, 5)
ADULTS = (
    Person(id=HEAD, reference="R-01", given_name="Catherine", family_name="Perrin", role=PersonRole.HEAD,
           birth_date=BORN),
    Person(id=OFFICER, reference="R-02", given_name="Yann", family_name="Le Goff", role=PersonRole.SAFETY_OFFICER,
           birth_date=BORN),
    Person(id=TRAINERS[0], reference="F-01", given_name="Didier", family_name="Weber", role=PersonRole.TRAINER,
           birth_date=BORN),
    Person(id=TRAINERS[1], reference="F-02", given_name="Sylvie", family_name="Marchand", role=PersonRole.TRAINER,
           birth_date=BORN),
    Person(id=TRAINERS[2], reference="F-03", given_name="Karim", family_name="Haddad", role=PersonRole.TRAINER,
           birth_date=BORN),
)  # fmt: skip

PROFILE = f"""
[profile]
name = "bench"
maker = "bench"
source = "bench"
verified = "simulator"

[options]
publishing = "250 ms"
sampling = "100 ms"
queue = 20

[options.namespaces]
m = "{URI}"

[cycle]
from = "execution"
completed_by = "state"

[counters.part_count]
modulus = 4_294_967_296

"""
SIGNALS = ("execution", "program", "tool", "part_count", "spindle_load", "feed_override", "power")
"""What such a machine says; see `busy_machines`."""

_SITE = """
[site]
name = "École d'un an"
time_zone = "Europe/Paris"
language = "fr"

[store]
directory = "data"

[web]
port = 0

[access]
rules = "fr"

[[shifts]]
name = "Matin"
days = ["lun", "mar", "mer", "jeu", "ven"]
start = "08:00"
end = "12:00"

[[shifts]]
name = "Après-midi"
days = ["lun", "mar", "mer", "jeu", "ven"]
start = "13:30"
end = "17:15"

[[planned_stops]]
name = "Pause"
days = ["lun", "mar", "mer", "jeu", "ven"]
start = "10:00"
end = "10:15"

[[trainings]]
programme = "cap"
grid = "cap-conducteur-installations"
week = "35 h"
workshop = "2/3"
"""


def site_file(directory: Path, port: int, machines: int = len(MACHINES)) -> Path:
    """Write the site file and its profile.

    Args:
        directory: Where to.
        port: Of the OPC UA server on which all its machines are; see `busy_machines`.
        machines: The first so many of the machines.
    """
    profile = directory / "profiles" / "opcua" / "year.toml"
    profile.parent.mkdir(parents=True, exist_ok=True)
    rows = (f'[[signals]]\nsignal = "{one}"\naddress = {{ node = "m;s={{machine}}/{one}" }}\n\n' for one in SIGNALS)
    profile.write_text(PROFILE + "".join(rows), encoding="utf-8")
    text = [_SITE]
    text += [f'\n[[places]]\nid = "{id_}"\nname = "{name}"\n' for id_, name in PLACES.items()]
    text += [
        f'\n[[machines]]\nid = "{one.id}"\nname = "{one.name}"\nfamily = "{one.family.value}"\nplace = "{one.place}"\n'
        f'profile = "opcua/year"\nstandard_cycle = "{one.period * 0.6:g} s"\n\n'
        f'[machines.connection]\nurl = "opc.tcp://127.0.0.1:{port}"\nmachine = "{one.id}"\n'
        for one in MACHINES[:machines]
    ]
    path = directory / "etabli.toml"
    path.write_text("".join(text), encoding="utf-8")
    return path


def trainees(today: date) -> list[Person]:
    """Twenty-four of them, from 14 to 18 years old, in three groups."""
    return [
        Person(
            id=f"p-pupil{number:03}", reference=f"E-{number:03}", given_name=given,
            family_name=_FAMILY[number * 5 % len(_FAMILY)], group_name=f"U{1 + number % 3}",
            birth_date=today - timedelta(days=365 * 15 + 61 * number),
        )
        for number, given in enumerate(_GIVEN)
    ]  # fmt: skip


def register(connection: Connection, today: date) -> None:
    """Put everybody into the registry."""
    registry = Registry(connection)
    for person in (*ADULTS, *trainees(today)):
        registry.save_person(person)


def papers_of(today: date) -> Iterator[tuple[date, PaperKind, Content, str | None, str | None]]:
    """What is put on file in the year, and on which day: kind, content, person and machine."""
    begin = today - timedelta(days=400)
    machines = tuple(one.id for one in MACHINES)
    yield begin, PaperKind.PROGRAMME, Programme(
        id="cap", title="CAP Conducteur d'installations de production", length="2 ans, 1 800 h", places=tuple(PLACES)
    ), None, None  # fmt: skip
    yield begin, PaperKind.DECLARATION, Declaration(
        id="derogation", sent_on=begin, proof="LRAR 1A 207 881 4473 0", places=tuple(PLACES),
        works=("28", "22", "17", "29", "27"), machines=machines, jobs=tuple(Job(machine=one) for one in machines),
        programmes=("cap",), functions=("Maître professionnel", "Cheffe d'atelier"),
    ), None, None  # fmt: skip
    families = tuple(sorted({one.family.value for one in MACHINES}))
    yield begin, PaperKind.RISK_ASSESSMENT, RiskAssessment(dated=begin, families=families), None, None
    for one in machines:
        for quarter in range(5):
            day = begin + timedelta(days=5 + 85 * quarter)
            done = Verification(done_on=day, checker="CTR", reference=f"V{quarter}-{one}")
            yield day, PaperKind.VERIFICATION, done, None, one
    for adult in ADULTS:
        yield begin, PaperKind.STATUS, Standing(status=Status.STAFF, since=begin), adult.id, None
    for trainer in (HEAD, *TRAINERS):
        named = Naming(function="Maître professionnel", since=begin)
        yield begin, PaperKind.SUPERVISOR, named, trainer, None
        for one in machines:
            yield begin, PaperKind.SAFETY_TRAINING, _trained(one, begin), trainer, one
    for number, person in enumerate(trainees(today)):
        since = begin + timedelta(days=20 + number % 5)
        yield since, PaperKind.STATUS, Standing(status=Status.PUPIL, since=since), person.id, None
        yield since, PaperKind.ENROLMENT, Enrolment(programme="cap", since=since), person.id, None
        # Renewed half-way by most of them; some lapse one after the other in the weeks to come.
        for day in (since, today - timedelta(days=170 + 8 * number))[: 1 if number == 7 else 2]:
            opinion = MedicalOpinion(issued_on=day, verdict=Verdict.FIT)
            yield day, PaperKind.MEDICAL_OPINION, opinion, person.id, None
        for place, one in enumerate(machines):
            if (number + place) % 7:
                day = since + timedelta(days=3 + 9 * place)
                yield day, PaperKind.SAFETY_TRAINING, _trained(one, day), person.id, one


def _trained(machine: str, day: date) -> SafetyTraining:
    modes = (Mode.PRODUCTION, Mode.SETTING, Mode.CLEANING)
    return SafetyTraining(machine=machine, modes=modes, given_on=day, evaluated_on=day, passed=True)


def file_papers(connection: Connection, today: date, at: datetime) -> None:
    """Put all papers on file, each on its day.

    Args:
        connection: The store's writer.
        today: The last day of the year.
        at: Any instant of that day (UTC).
    """
    for day, kind, content, person, machine in sorted(papers_of(today), key=lambda one: one[0]):
        papers.record(
            connection, kind, content, at=at - timedelta(days=(today - day).days), author=OFFICER, person=person,
            machine=machine,
        )  # fmt: skip


# Orders.

ORDERS = 60
_CUSTOMERS = ("Ateliers Pernet", "Hydro-Sud", "Agri-Méca", "Mairie de Vaulx", "Léman Nautic", "Robinetterie du Rhône")
_THINGS = ("Support de palier", "Raccord fileté", "Platine", "Carter", "Axe de renvoi", "Garde-corps", "Bride DN80")
_ROUTES = (
    ("scie-1", "tour-1", "centre-1"), ("laser-1", "plieuse-1", "soudage-1"), ("tour-2", "centre-2"),
    ("cisaille-1", "poinconneuse-1", "plieuse-1"), ("scie-1", "tour-3", "centre-3"), ("laser-1", "plieuse-1"),
    ("poinconneuse-1", "soudage-1"), ("tour-1", "centre-2"), ("cisaille-1", "soudage-1"), ("tour-2", "centre-3"),
)  # fmt: skip
LARGEST = 20
"""The order that takes five times as long as the others."""

BEGUN = 56
"""Orders behind these nobody has begun."""

OPEN_FROM = 44
"""Orders from here on are not done yet."""


def number_of(order: int) -> str:
    """What an order is called."""
    return f"26-{1000 + order}"


def route(order: int) -> tuple[str, ...]:
    """The machines that an order goes over."""
    return _ROUTES[order % len(_ROUTES)]


def orders(today: date, parts: dict[tuple[str, str], int]) -> Iterator[Order | Operation]:
    """The orders and their operations.

    Args:
        today: The last day of the year.
        parts: How many parts were made for each order and operation.
    """
    machines = {one.id: one for one in MACHINES}
    for number in range(ORDERS):
        state = (
            OrderState.OPEN if number >= OPEN_FROM else OrderState.CANCELLED if number % 15 == 7 else OrderState.DONE
        )
        name = number_of(number)
        due = today + timedelta(days=round((number - OPEN_FROM) * 380 / ORDERS))
        yield Order(
            number=name, customer=_CUSTOMERS[number % len(_CUSTOMERS)], title=_THINGS[number % len(_THINGS)],
            due_date=due, state=state,
        )  # fmt: skip
        for place, id_ in enumerate(route(number), 1):
            machine, operation = machines[id_], str(10 * place)
            made = parts.get((name, operation), 0)
            yield Operation(
                order=name, operation=operation, description=f"{machine.name}, phase {place}", family=machine.family,
                quantity=round(made * (1.4 if state is OrderState.OPEN else 0.97)) or 2_000,
                standard_cycle=machine.period * 0.6 if number % 9 else None, standard_setup=3_600.0,
                program=program_of(number, place),
            )  # fmt: skip


def program_of(order: int, place: int) -> str:
    """The program of an order's operation."""
    return f"O{1000 + order}{place}"
