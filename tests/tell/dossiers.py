"""An affair of some pages as what tells of it takes it, with the real readers."""

from firsthand.records import Dossier
from tests.reconcile.test_one_affair import READER, Affair


def dossier_of(found: Affair, name: str = "Kesvik") -> Dossier:
    """The dossier of an affair, called by a name."""
    return Dossier(
        name=name, articles=found.articles, captures=(), lineage=found.lineage,
        readings=tuple(READER.read(one) for one in found.articles), account=found.account, problems=(),
    )  # fmt: skip
