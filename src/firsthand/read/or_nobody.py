"""Whether words behind a happening leave open that there was one: "who killed her, or whether anyone did".

In: the rest of its sentence. Out: whether they do.
"""

import re

_OR_NOBODY = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?,?\s+(?:"
    r"or\s+(?:even\s+)?(?:whether|if)\s+(?:any(?:one|body)|some(?:one|body)|it)\s+(?:did|was|had|happened|were)"
    r"|(?:o|ni)\s+(?:siquiera\s+)?si\s+(?:alguien|nadie|fue|hubo|lo))\b",
    re.IGNORECASE,
)


def may_not_have_been(behind: str) -> bool:
    """Whether what stands behind a happening leaves it open.

    >>> may_not_have_been(" her, or whether anyone did"), may_not_have_been(" ni si alguien lo hizo")
    (True, True)
    """
    return bool(_OR_NOBODY.match(behind))
