"""Each kind of mistake in a site file, and the very words in which it is reported."""

# ruff: noqa: E501 - reported sentences stand here as they are

from __future__ import annotations

from pathlib import Path

import pytest

from tests.settings.files import SITE, Edits, edited, problems_of, write_site

CLOCK = 'expected a time of day in quotes, such as "07:30"'
DURATION = 'expected a duration in quotes with its unit (ms, s, min, h or d), such as "90 s"'

WRONG: dict[str, tuple[Edits, list[str]]] = {
    "an unknown key": (
        (("standard_cycle =", "standard_cyle ="),),
        [
            "machines[0].standard_cyle (line 15): found the unknown key standard_cyle, expected one of id, name, family, "
            "place, profile, connection, standard_cycle, parts_per_cycle, strokes_per_part, shortest_step, cycle_from, "
            'completed_by, parts_from, access, permit_by, badge_reader, warm_up_programs, standards (did you mean "standard_cycle"?)'
        ],
    ),
    "an unknown table": (
        (("[[shifts]]", "[[shift]]"),),
        [
            "shift (line 24): found the unknown key shift, expected one of site, places, machines, access, alarms, influx, mqtt, store, "
            'web, kiosk, shifts, planned_stops, retention, trainings, backup (did you mean "shifts"?)'
        ],
    ),
    "an unknown key of the connection": (
        (("url =", "adress ="),),
        [
            # That `url` is missing then is what the dialect itself would say next.
            "machines[0].connection.adress (line 18): found the unknown key adress, expected one of script, steps, url, "
            "serial, speed, repeat",
        ],
    ),
    "something missing": (
        (('family = "cnc_lathe"\n', ""),),
        [
            "machines[0].family (line 9): missing: expected the machine's family: what orders and access rules call its "
            "kind"
        ],
    ),
    "no connection": (
        (('[machines.connection]\nurl = "tcp://127.0.0.1:4000"\n', ""),),
        ["machines[0].connection (line 9): missing: expected a table [machines.connection]: how it is reached"],
    ),
    "an unknown family": (
        (('"cnc_lathe"', '"cnc_lath"'),),
        [
            'machines[0].family (line 12): found "cnc_lath", expected "machining_centre", "cnc_lathe", "manual_lathe", '
            '"manual_mill", "pillar_drill", "grinder", "roll_bender", "saw", "press_brake", "punch_press", "shear", '
            '"laser", "plasma", "welding", "spot_welder", "robot_cell", "crane", "forklift", "portable_tools", "meter" '
            'or "other" (did you mean "cnc_lathe"?)'
        ],
    ),
    "a time zone that there is not": (
        (("Europe/Paris", "Europe/Pari"),),
        [
            'site.time_zone (line 3): found "Europe/Pari", expected an IANA time zone, such as "Europe/Paris" (did you '
            'mean "Europe/Paris"?)'
        ],
    ),
    "a folder of time zones": (
        (("Europe/Paris", "Europe"),),
        [
            'site.time_zone (line 3): found "Europe", expected an IANA time zone, such as "Europe/Paris" (did you '
            'mean "Europe/Rome"?)'
        ],
    ),
    "a number for a text": (
        (('name = "Tour"', "name = 5"),),
        ["machines[0].name (line 11): found 5, expected a text in quotes"],
    ),
    "a text for a number": (
        (("[[shifts]]", '[web]\nport = "8080"\n[[shifts]]'),),
        ['web.port (line 25): found "8080", expected a whole number'],
    ),
    "a bare number for a duration": (
        (('"2 min"', "120"),),
        [f"machines[0].standard_cycle (line 15): found 120, {DURATION}"],
    ),
    "a bare fraction for a duration": (
        (('cycle = "90 s"', "cycle = 90.5"),),
        [f"machines[0].standards[0].cycle (line 22): found 90.5, {DURATION}"],
    ),
    "a duration without a unit": (
        (('"2 min"', '"2"'),),
        [f'machines[0].standard_cycle (line 15): found "2", {DURATION}'],
    ),
    "a duration of nothing": (
        (('"2 min"', '"0 s"'),),
        ['machines[0].standard_cycle (line 15): found "0 s", expected a value greater than 0'],
    ),
    "a size without a unit": (
        (("[[shifts]]", "[store]\nsamples_size = 5\n[[shifts]]"),),
        [
            'store.samples_size (line 25): found 5, expected a size in quotes with its unit (kB, MB, GB or TB), such as "5 GB"'
        ],
    ),
    "an unknown place": (
        (('place = "usinage"', 'place = "usinge"'),),
        [
            'machines[0].place (line 13): found "usinge", expected the id of one of the places: usinage (did you mean '
            '"usinage"?)'
        ],
    ),
    "an unknown place of a shift": (
        (('end = "12:00"', 'end = "12:00"\nplaces = ["usinage", "cour"]'),),
        ['shifts[0].places[1] (line 29): found "cour", expected the id of one of the places: usinage'],
    ),
    "an unknown machine of a stop": (
        (('end = "10:15"', 'end = "10:15"\nmachines = ["tour-2"]'),),
        [
            'planned_stops[0].machines[0] (line 35): found "tour-2", expected the id of one of the machines: tour-1 (did '
            'you mean "tour-1"?)'
        ],
    ),
    "an id twice": (
        (
            (
                "[[shifts]]",
                '[[machines]]\nid = "tour-1"\nname = "Autre"\nfamily = "saw"\nplace = "usinage"\n'
                'profile = "scripted/tour"\nconnection = { url = "tcp://127.0.0.1:4001" }\n[[shifts]]',
            ),
        ),
        ['machines[1].id (line 25): found "tour-1", expected another id than that of machines[0]'],
    ),
    "a program twice": (
        (("[[shifts]]", '[[machines.standards]]\nprogram = "AXE"\n[[shifts]]'),),
        ['machines[0].standards[1].program (line 25): found "AXE", expected another program than that of standards[0]'],
    ),
    "an id with a blank": (
        (('id = "tour-1"', 'id = "Tour 1"'),),
        [
            'machines[0].id (line 10): found "Tour 1", expected the machine\'s id: small letters, figures and hyphens; it '
            "stays for ever"
        ],
    ),
    "a missing profile": (
        (("scripted/tour", "scripted/toru"),),
        [
            'machines[0].profile (line 14): found "scripted/toru", expected a file "profiles/scripted/toru.toml" beside '
            "the site file, or one of modbus/advantech-adam-6050, modbus/carlo-gavazzi-em24, modbus/eastron-sdm630, "
            "modbus/moxa-iologik-e1210, modbus/moxa-iologik-e1214-press-brake, modbus/schneider-iem3xxx, "
            "modbus/schneider-pm5xxx, modbus/wago-750-352, mqtt/esphome-pn532, "
            "mqtt/esphome-rdm6300, mqtt/shelly-gen1-relay, mqtt/shelly-gen2-relay, mqtt/tasmota-pn532, "
            "mqtt/tasmota-rdm6300-reader, mqtt/tasmota-rdm6300-relay, mqtt/tasmota-relay, "
            "mqtt/tasmota-serial-bridge-rdm6300, opcua/beckhoff-twincat, opcua/codesys, opcua/heidenhain-nc-server, "
            "opcua/laser-systems, opcua/machinery-machine-tool, opcua/metal-forming, "
            'opcua/siemens-s7-1500, opcua/siemens-sinumerik, opcua/siemens-sinumerik-actparts, opcua/simulated-machining-centre, opcua/trumpf-laser-cutting, scripted/demo-machine, scripted/example, scripted/tour (did you mean "scripted/tour"?)'
        ],
    ),
    "an unknown protocol": (
        (("scripted/tour", "mtconnect/okuma"),),
        [
            'machines[0].profile (line 14): found "mtconnect/okuma", expected a file "profiles/mtconnect/okuma.toml" '
            "beside the site file, or one of modbus/advantech-adam-6050, modbus/carlo-gavazzi-em24, modbus/eastron-sdm630, "
            "modbus/moxa-iologik-e1210, modbus/moxa-iologik-e1214-press-brake, modbus/schneider-iem3xxx, "
            "modbus/schneider-pm5xxx, modbus/wago-750-352, mqtt/esphome-pn532, "
            "mqtt/esphome-rdm6300, mqtt/shelly-gen1-relay, mqtt/shelly-gen2-relay, mqtt/tasmota-pn532, "
            "mqtt/tasmota-rdm6300-reader, mqtt/tasmota-rdm6300-relay, mqtt/tasmota-relay, "
            "mqtt/tasmota-serial-bridge-rdm6300, opcua/beckhoff-twincat, opcua/codesys, opcua/heidenhain-nc-server, "
            "opcua/laser-systems, opcua/machinery-machine-tool, opcua/metal-forming, "
            "opcua/siemens-s7-1500, opcua/siemens-sinumerik, opcua/siemens-sinumerik-actparts, opcua/simulated-machining-centre, opcua/trumpf-laser-cutting, scripted/demo-machine, scripted/example, scripted/tour (the protocols are modbus, mqtt, opcua or scripted)"
        ],
    ),
    "strokes of what counts parts": (
        (('cycle = "90 s"', 'cycle = "90 s"\nstrokes_per_part = 4'),),
        [
            "machines[0].standards[0].strokes_per_part (line 23): found 4, expected no such key: scripted/tour does not "
            "count strokes"
        ],
    ),
    "no weekday": (
        (('["lun", "tue"]', '["lun", "mrcredi"]'),),
        [
            'shifts[0].days[1] (line 26): found "mrcredi", expected a weekday: "mon", "tue" ... "sun" or "lun", "mar" ... '
            '"dim"'
        ],
    ),
    "a weekday in two languages": (
        (('["lun", "tue"]', '["lun", "mon"]'),),
        ["shifts[0].days (line 26): found a list, expected each weekday once"],
    ),
    "no wall clock": (
        (('"08:00"', '"8h"'),),
        [f'shifts[0].start (line 27): found "8h", {CLOCK}'],
    ),
    "a shift of no time": (
        (('"12:00"', '"08:00"'),),
        ["shifts[0] (line 24): found a table that does not fit together, expected an end that is not the start"],
    ),
    "a stop at no time": (
        (('days = ["lun"]\n', ""),),
        [
            "planned_stops[0] (line 30): found a table that does not fit together, expected `days` on which it recurs, or the "
            "`first` day on which it holds"
        ],
    ),
    "alarms with nothing that could raise them": (
        (("[[shifts]]", '[alarms.mqtt]\nhost = "127.0.0.1"\n[[shifts]]'),),
        ["alarms.mqtt (line 24): found a table, expected a table [access] too: alarms are those of the access rules"],
    ),
    "alarms for nobody": (
        (("[[shifts]]", "[access]\n[alarms]\n[[shifts]]"),),
        ["alarms.mqtt (line 25): missing: expected a table [alarms.mqtt] with the broker's host"],
    ),
    "everything about a broker": (
        (
            ('"Atelier"', '"工場"'),
            (
                "[[shifts]]",
                '[access]\n[alarms.mqtt]\nport = "1883"\ntopic = "a"\nprefix = "a/#"\npassword = "hunter2"\n[[shifts]]',
            ),
        ),
        [
            "alarms.mqtt.host (line 25): missing: expected name or address of the broker",
            "alarms.mqtt.site (line 25): missing: expected the site in topics: its name has no letter from a to z",
            'alarms.mqtt.port (line 26): found "1883", expected a whole number',
            "alarms.mqtt.topic (line 27): found the unknown key topic, expected one of host, port, user, password_env, "
            "password_file, tls, ca_file, site, client_id, keep_alive, timeout, prefix",
            'alarms.mqtt.prefix (line 28): found "a/#", expected the first levels of a topic, without spaces, + and #, '
            'such as "etabli" or "region/lyon"',
            "alarms.mqtt.password (line 29): found a secret in the file (not shown), expected no secret in a settings "
            'file (write password_file = "..." with the path of a file that holds it, or password_env = "..." with the '
            "name of an environment variable)",
        ],
    ),
    "a password of nobody": (
        (("[[shifts]]", '[access]\n[alarms.mqtt]\nhost = "b"\npassword_env = "ETABLI_NOT_SET"\n[[shifts]]'),),
        [
            "alarms.mqtt (line 25): found a table that does not fit together, expected a `user` for the password",
            "alarms.mqtt.password_env (line 27): found ETABLI_NOT_SET, which is not set, expected the name of an "
            "environment variable that is set",
        ],
    ),
    "everything about a database": (
        (
            (
                "[[shifts]]",
                '[influx]\nurl = "http://me:hunter2@127.0.0.1:8086"\ntoken_env = "ETABLI_NOT_SET"\ntoken = "hunter2"\n'
                "age = 5\n[[shifts]]",
            ),
        ),
        [
            'influx.bucket (line 24): missing: expected the bucket; for InfluxDB 1 "database/retention policy"',
            'influx.url (line 25): found "http://***@127.0.0.1:8086", expected the server\'s address without user and '
            'password, such as "http://127.0.0.1:8086"',
            "influx.token_env (line 26): found ETABLI_NOT_SET, which is not set, expected the name of an environment "
            "variable that is set",
            "influx.token (line 27): found a secret in the file (not shown), expected no secret in a settings file (write "
            'token_file = "..." with the path of a file that holds it, or token_env = "..." with the name of an '
            "environment variable)",
            "influx.age (line 28): found 5, expected a duration in quotes with its unit (ms, s, min, h or d), such as "
            '"90 s"',
        ],
    ),
    "one name for two at a broker": (
        (
            (
                "[[shifts]]",
                '[access]\n[alarms.mqtt]\nhost = "b"\nclient_id = "us"\n[mqtt]\nhost = "b"\nclient_id = "us"\n'
                "[[shifts]]",
            ),
        ),
        [
            'mqtt.client_id (line 30): found "us", expected another name than that of [alarms.mqtt]: two of one name '
            "throw each other out"
        ],
    ),
    "everything about a namespace": (
        (
            ('"Atelier"', '"工場"'),
            (
                "[[shifts]]",
                '[mqtt]\nroot = "a/#"\nuser = ""\nversion = "4"\n[mqtt.sparkplug]\ngroup = "a/b"\n'
                '[mqtt.lines]\ntournage = ["tour-2", "tour-1"]\nautre = ["tour-1"]\n[[shifts]]',
            ),
        ),
        [
            "mqtt.host (line 24): missing: expected name or address of the broker",
            "mqtt.site (line 24): missing: expected the site in topics: its name has no letter from a to z",
            'mqtt.root (line 25): found "a/#", expected the first levels of a topic, without spaces, + and #, such as '
            '"etabli" or "region/lyon"',
            'mqtt.user (line 26): found "", expected a text of at least 1 character',
            'mqtt.version (line 27): found "4", expected "5" or "3.1.1"',
            'mqtt.sparkplug.group (line 29): found "a/b", expected the group id: a level of a topic',
            'mqtt.lines.tournage (line 31): found "tour-2", expected the id of a machine (did you mean "tour-1"?)',
            'mqtt.lines.autre (line 32): found "tour-1", expected a machine that stands in no other line, as it does in '
            "tournage",
        ],
    ),
    "a list for a table": (
        (("[site]", "[[site]]"),),
        ["site (line 1): found a list, expected a table"],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_reported_in_these_words(name: str, tmp_path: Path) -> None:
    """File, key with its line, what stands there, what was expected, and what was probably meant."""
    edits, expected = WRONG[name]
    assert problems_of(write_site(tmp_path, edited(SITE, edits))) == [f"etabli.toml: {one}" for one in expected]


def test_all_mistakes_of_all_files_are_listed_at_once(tmp_path: Path) -> None:
    """Nobody mends a file ten times to hear of ten mistakes."""
    site = edited(SITE, (('"Tour"', "5"), ('"Europe/Paris"', '"Paris"'), ("url =", "uri ="), ('"08:00"', '"8"')))
    path = write_site(tmp_path, site, profile="[profile]\nname = 5\n")
    places = [line.split(" (line")[0].split(": missing")[0] for line in problems_of(path)]
    assert places == [
        "etabli.toml: site.time_zone",
        "etabli.toml: machines[0].name",
        "etabli.toml: machines[0].connection.uri",
        "etabli.toml: shifts[0].start",
        "profiles/scripted/tour.toml: signals",
        "profiles/scripted/tour.toml: profile.maker",
        "profiles/scripted/tour.toml: profile.source",
        "profiles/scripted/tour.toml: profile.verified",
        "profiles/scripted/tour.toml: profile.name",
    ]


def test_a_profile_of_many_machines_is_reported_once(tmp_path: Path) -> None:
    """Forty machines of one make do not say forty times that their profile is wrong."""
    start = SITE.index("[[machines]]")
    end = SITE.index("[[machines.standards]]")
    again = SITE[start:end].replace("tour-1", "tour-2")
    path = write_site(tmp_path, SITE[:end] + again + SITE[end:], profile="[profile]\nname = 5\n")
    assert len(problems_of(path)) == len(set(problems_of(path))) == 5


def test_what_is_no_toml_is_reported_with_its_place(tmp_path: Path) -> None:
    """Line and column, as far as the parser gives them."""
    path = write_site(tmp_path, edited(SITE, (('"Atelier"', '"Atelier'),)))
    assert problems_of(path) == [
        "etabli.toml: line 2, column 16: found no TOML: Illegal character '\\n', expected TOML (https://toml.io)"
    ]


def test_a_site_file_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    """Not a traceback."""
    assert problems_of(tmp_path / "etabli.toml") == [
        "etabli.toml: the whole file: missing: expected a file that can be read (No such file or directory)"
    ]


def test_a_file_in_another_encoding_is_a_problem_too(tmp_path: Path) -> None:
    """Latin-1 from an old editor is told as such."""
    path = tmp_path / "etabli.toml"
    path.write_bytes('[site]\nname = "École"\n'.encode("latin-1"))
    assert problems_of(path) == [
        "etabli.toml: the whole file: found a byte that is no UTF-8 at 15, expected a text file in UTF-8"
    ]
