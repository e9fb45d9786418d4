"""The valid vault with more in it: submodules, a hidden lens, an optional module, requirements, a second course."""

from content.tests.vault.build import CLAY, MODULE, OUTCOME, SAND, TEST, VALID

TOOLS, HAND, MACHINES, BEDS = (f"c{n}000000-0000-4000-8000-000000000000" for n in range(4))
SPADE, RAKE, MOWER, COMPOST, TALK = (f"d{n}000000-0000-4000-8000-000000000000" for n in range(5))
ORCHARD = "e0000000-0000-4000-8000-000000000000"


def lens(identity: str, title: str, text: str = "Take it in your hand.") -> str:
    return f"---\nid: {identity}\ntitle: {title}\n---\n#### Text\ncontent::\n{text}\n"


GARDEN = {
    **VALID,
    "courses/Garden.md": VALID["courses/Garden.md"].replace(
        "---\n# Module",
        "description: From the ground up.\ndifficulty: 2\n---\n# Module",
    )
    + """
# Module: [[../modules/tools]]

# Module: [[../modules/beds]]
optional:: true
""",
    "courses/Orchard.md": f"""---
slug: orchard
title: An orchard
id: {ORCHARD}
sequential: true
requires:
  - "[[../courses/Garden]]"
---
# Module: [[../modules/tools]]
""",
    "modules/tools.md": f"""---
slug: tools
title: Tools
id: {TOOLS}
---
# Submodule: By hand
slug:: hand
id:: {HAND}

## Lens:
source:: [[../Lenses/Spade]]

## Lens:
source:: [[../Lenses/Compost]]
optional:: true
hide:: true

## Lens:
source:: [[../Lenses/Rake]]
optional:: true

# Submodule: Machines
slug:: machines
id:: {MACHINES}

## Lens:
source:: [[../Lenses/Mower]]

## Lens:
source:: [[../Lenses/Talk]]
""",
    "modules/beds.md": f"""---
slug: beds
title: Raised beds
id: {BEDS}
requires:
  - "[[../modules/soil]]"
  - "[[../Learning Outcomes/Know your soil]]"
---
# Lens:
source:: [[../Lenses/Clay]]
optional:: true
""",
    "Lenses/Spade.md": lens(
        SPADE,
        "Spade",
        "Dig, then look at [[../Lenses/Clay]], [[../Lenses/Alone]] and [[../modules/beds]].\n\n"
        "::card[[../Lenses/Compost]]",
    ),
    "Lenses/Rake.md": lens(RAKE, "Rake"),
    "Lenses/Mower.md": lens(MOWER, "Mower"),
    "Lenses/Compost.md": lens(COMPOST, "Compost"),
    "Lenses/Alone.md": lens("d9000000-0000-4000-8000-000000000000", "Alone"),
    "Lenses/Talk.md": f"---\nid: {TALK}\ntitle: Talk\n---\n#### Chat\ninstructions:: Ask what they dug.\n",
}

__all__ = ["BEDS", "CLAY", "COMPOST", "GARDEN", "MODULE", "MOWER", "OUTCOME", "RAKE", "SAND", "SPADE", "TALK", "TEST"]
