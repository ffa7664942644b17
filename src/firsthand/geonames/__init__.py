"""geonames: gazetteers that a user adds, from the dumps that GeoNames offers for download.

In: dumps, as downloaded. Out: one index a dump, in a folder of the user's, that the reader asks beside the gazetteer
that comes with firsthand. Nothing is fetched.
"""

from firsthand.geonames.dump import fold
from firsthand.geonames.folder import added, folder
from firsthand.geonames.index import Index, Toponym

__all__ = ["Index", "Toponym", "added", "fold", "folder"]
