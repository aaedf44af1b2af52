"""What variables that no specification knows may mean, by their names and types. Every finding is a guess, and says so.

Pure. Names are compared in small letters without anything but letters and digits: `Act_T-Number` is `acttnumber`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from adapters.opcua.discovery.recognition import Finding
from adapters.opcua.discovery.tree import TreeNode
from collector.core.signals import kind_of, unit_factor

_WHOLE = frozenset({"SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64"})
_NUMBER = _WHOLE | {"Float", "Double"}
_TEXT = frozenset({"String", "LocalizedText"})
_BOOL = frozenset({"Boolean"})


@dataclass(frozen=True, slots=True)
class Guess:
    """Names under which makers keep a signal.

    Args:
        signal: A word of the vocabulary.
        name: The whole name, as a pattern.
        kinds: OPC UA types in which it makes sense.
        words: Values to our words, where they follow from the type alone.
    """

    signal: str
    name: re.Pattern[str]
    kinds: frozenset[str]
    words: Mapping[str, str | bool] | None = None


def _guess(signal: str, name: str, kinds: frozenset[str], words: Mapping[str, str | bool] | None = None) -> Guess:
    return Guess(signal, re.compile(name), kinds, words)


_RUNS: Mapping[str, str | bool] = {"true": "ACTIVE", "false": "READY"}

GUESSES: tuple[Guess, ...] = (
    _guess(
        "execution",
        r"(is)?(prog(ram)?|nc|cycle|auto(matic)?|machine|maschine)?(running|active|inproduction|encours)",
        _BOOL,
        _RUNS,
    ),
    _guess("execution", r"incycle|cyclestarted|cycleencours", _BOOL, _RUNS),
    _guess(
        "execution", r"(prog(ram)?|nc|channel|chan|machine|exec(ution)?|run|operating)(state|status|zustand)", _WHOLE
    ),
    _guess(
        "execution", r"(prog(ram)?|nc|channel|chan|machine|exec(ution)?|run|operating)(state|status|zustand)", _TEXT
    ),
    _guess("execution", r"execution|etat(machine|programme)?|maschinenzustand|betriebszustand", _WHOLE | _TEXT),
    _guess(
        "controller_mode",
        r"(op(eration|erating)?|controller?|nc|machine|work(ing)?)mode|betriebsart|mode(demarche)?",
        _WHOLE | _TEXT,
    ),
    _guess("program", r"(act(ive|ual|ual)?|current|selected|main|nc|loaded)?prog(ram|ramme)?(name|nom|path)", _TEXT),
    _guess(
        "program", r"(act(ive|ual)?|current|selected|main|nc|loaded)prog(ram|ramme)?(no|nr|number|id)?", _TEXT | _WHOLE
    ),
    _guess("program", r"prog(ram|ramme)?(no|nr|number|id)?|recipe(name|number)?", _TEXT | _WHOLE),
    _guess(
        "order",
        r"(production|work|customer|manufacturing)?(order|job)(no|nr|number|id|identifier|name)",
        _TEXT | _WHOLE,
    ),
    _guess("order", r"auftrag(s?(nummer|nr))?|ordrefabrication|numof|of", _TEXT | _WHOLE),
    _guess(
        "part_target",
        r"(req(uired)?|target|planned|ordered|nominal|soll)(parts?|pieces?|quantity|count|stueckzahl|menge)",
        _NUMBER,
    ),
    _guess("part_target", r"parts?(required|target|planned)|quantity(planned|target)|sollstueckzahl", _NUMBER),
    _guess(
        "part_count", r"total(parts?|pieces?|workpieces?|products?)|parts?producedinlifetime|lifetimeparts?", _NUMBER
    ),
    _guess(
        "part_count",
        r"(part|piece|workpiece|product|good|unit)s?(total)?(count(er)?|made|produced|total|done|completed)",
        _NUMBER,
    ),
    _guess("part_count", r"(act(ual)?|num(ber)?of|nb|nombre)(parts?|pieces?|workpieces?|products?)", _NUMBER),
    _guess("part_count", r"(ist)?stueckzahl|compteurpieces?|nbpieces?|(actual|current)quantity", _NUMBER),
    _guess(
        "stroke_count",
        r"strokes?(count(er)?|total)?|hubzaehler|hubzahl|compteurcoups?|(cycle|punch|bend)s?count(er)?",
        _NUMBER,
    ),
    _guess("tool", r"(act(ive|ual)?|current|curr)?t(ool)?(no|nr|num(ber)?|ident(ifier)?|id)", _WHOLE | _TEXT),
    _guess("tool", r"(act(ive|ual)?|current)tool(name)?|toolinspindle|outil(actif|encours)?", _WHOLE | _TEXT),
    _guess(
        "alarm",
        r"(act(ive|ual)?|current|top(prio)?)?(alarm|fault|error|defaut|stoerung)s?(no|nr|number|code|id|text)?",
        _WHOLE | _TEXT,
    ),
    _guess("message", r"(operator|act(ive|ual)?|current)?message(text)?", _TEXT),
    _guess("emergency_stop", r"(emergency(stop)?|estop|notaus|nothalt|arreturgence)(active|pressed)?", _BOOL),
    _guess("guard_closed", r"(door|guard|hood|porte|tuer)s?(is|are)?(closed|locked|fermee?)", _BOOL),
    _guess("dry_run", r"(is)?dryrun(active)?|trialrun(active)?", _BOOL),
    _guess("program_test", r"prog(ram)?test(active)?|testmode(active)?", _BOOL),
    _guess("single_block", r"single(block|step)(active)?|blocabloc", _BOOL),
    _guess("optional_stop", r"opt(ional)?stop(active)?", _BOOL),
    _guess("warm_up", r"(is)?warmup(active)?", _BOOL),
    _guess("feed_override", r"(act(ual)?|path)?feed(rate)?(ipo)?(ovr|override)|correctionavance", _NUMBER),
    _guess("rapid_override", r"rap(id)?(feed(rate)?|traverse)?(ovr|override)", _NUMBER),
    _guess("spindle_override", r"spindle(speed)?(ovr|override)|speedovr|correctionbroche", _NUMBER),
    _guess("spindle_speed", r"(act(ual)?)?spindle(act(ual)?)?(speed|rpm)|vitessebroche|spindeldrehzahl", _NUMBER),
    _guess("spindle_load", r"spindle(drive)?load|chargebroche", _NUMBER),
    _guess("feed_rate", r"(act(ual)?|path)?feed(rate)?(act(ual)?)?|avance|vorschub", _NUMBER),
    _guess(
        "power", r"(active|total|electric(al)?|actual)*power(consumption)?|puissance(active)?|wirkleistung", _NUMBER
    ),
    _guess("energy", r"(active|total|electric(al)?)*energy(consumption|total|import)?|energie(active)?", _NUMBER),
    _guess("temperature", r"(machine|oil|spindle|coolant)?temp(erature)?", _NUMBER),
    _guess("pressure", r"(air|gas|hydraulic|system)?pressure|pression|druck", _NUMBER),
    _guess("power_on_time", r"power(ed)?on(time|duration|hours)", _NUMBER),
    _guess("operating_time", r"operat(ing|ion)(time|duration|hours)|betriebsstunden|heuresmarche", _NUMBER),
    _guess("cutting_time", r"cutting(time|duration)|beamontime|processingtime", _NUMBER),
    _guess("cycle_time", r"(last|act(ual)?|current)?cycletime|tempsdecycle|zykluszeit", _NUMBER),
)

_STATES = (
    ("ABORTED", r"abort|cancel|abgebrochen|avort|annul"),
    ("FEED_HOLD", r"feedhold|hold"),
    ("INTERRUPTED", r"interrupt|unterbroch|pause|suspend"),
    ("PROGRAM_COMPLETED", r"complet|finish|ended|^end$|done|beendet|termin"),
    ("STOPPED", r"stop|error|fault|alarm|arret"),
    ("WAIT", r"wait|attente|wartet"),
    ("ACTIVE", r"running|active|execut|cycl|produc|processing|^run$|^auto|encours|laeuft"),
    ("READY", r"idle|ready|reset|standby|initial|pret|bereit"),
)
_MODES = (
    ("MANUAL_DATA_INPUT", r"mdi|mda"),
    ("SEMI_AUTOMATIC", r"semi"),
    ("AUTOMATIC", r"auto"),
    ("EDIT", r"edit"),
    ("MANUAL", r"man|jog|hand|setup|reference|ref|incr|service"),
)
_MEANINGS = {"execution": _STATES, "controller_mode": _MODES}

NONE_IS_ZERO = r"^([1-9]\d*)"
"""Takes 0 for no alarm."""


def guess_signals(variables: Iterable[TreeNode], known: Iterable[str] = ()) -> list[Finding]:
    """What some variables may mean.

    Args:
        variables: Those to look at, the nearest first.
        known: Signals that need no guess.

    Returns:
        Findings in the order of GUESSES, each signal once. One whose values nobody can know is not `ready`.
    """
    given = set(known)
    scalars = [(_names(node), node) for node in variables if node.kind and not node.kind.endswith("[]")]
    found: list[Finding] = []
    unclear: list[Finding] = []
    for guess in GUESSES:
        if guess.signal in given:
            continue
        fitting = [
            node for names, node in scalars if node.kind in guess.kinds and any(map(guess.name.fullmatch, names))
        ]
        if not fitting:
            continue
        finding = _finding(guess, fitting)
        if finding.ready:
            given.add(guess.signal)
            found.append(finding)
        else:
            unclear.append(finding)
    for finding in unclear:
        if finding.signal not in given:
            given.add(finding.signal)
            found.append(finding)
    return found


def plain(name: str) -> str:
    """A name as names are compared."""
    spelt = name.lower()
    for letter, others in {"a": "àâä", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü", "c": "ç"}.items():
        spelt = re.sub(f"[{others}]", letter, spelt)
    return re.sub(r"[^a-z0-9]", "", spelt)


def _names(node: TreeNode) -> tuple[str, ...]:
    """What a variable is called by itself, and together with what it belongs to: the speed of a spindle."""
    own = plain(node.name.text)
    return (own,) if node.parent is None else (own, plain(node.parent.name.text) + own)


def _finding(guess: Guess, fitting: list[TreeNode]) -> Finding:
    node = fitting[0]
    why = "by the variable's name and type"
    if len(fitting) > 1:
        others = ", ".join("/".join(one.name.text for one in other.way[-2:]) for other in fitting[1:6])
        why += f"; others of that name: {others}"
    kind = kind_of(guess.signal)
    assert kind is not None
    words = guess.words
    if kind.words and words is None:
        words = _by_texts(guess.signal, node)
    unit = node.unit if node.unit and kind.unit and unit_factor(node.unit, kind.unit) is not None else ""
    if kind.unit and not unit:
        why += f"; the unit is not told: taken for {kind.unit}"
    return Finding(
        guess.signal, node, words, unit, "the server's own tree", why, ready=not kind.words or words is not None
    )


def _by_texts(signal: str, node: TreeNode) -> Mapping[str, str | bool] | None:
    """Our words for an enumeration, by the texts that the server gives its numbers: its type's, or its own."""
    texts: dict[int, str] = dict(node.words)
    own = next((one.value for one in node.children if one.name.text == "EnumStrings"), None)
    if isinstance(own, tuple):
        texts = {number: str(text) for number, text in enumerate(own)}
    words: dict[str, str | bool] = {}
    for number, text in texts.items():
        spelt = plain(text)
        word = next((word for word, pattern in _MEANINGS.get(signal, ()) if re.search(pattern, spelt)), None)
        if word is not None:
            words[str(number)] = word
    return words or None
