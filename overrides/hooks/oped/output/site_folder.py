"""A build is made beside the site and takes its place only when it is whole."""

import logging
import os
import shutil
from pathlib import Path


class SiteFolder:
    """The folder a build is made in, beside the site (or what a preview serves) and on its file system."""

    def __init__(self, site: str) -> None:
        self.site = Path(site)
        self.old = self._beside("old")
        self.building = self._beside("building")
        if os.path.exists(self.old) and not self.site.exists():
            # A build was killed between its two renames.
            os.rename(self.old, self.site)

    def _beside(self, part: str) -> str:
        return str(self.site.with_name(f".{self.site.name}-{part}"))

    def finish(self, *, whole: bool) -> str:
        """Put the build in the site's place, unless strict mode stops it; returns the site's own path.

        Two renames: killed between them, the next build is whole. What is no whole site but pages made again is put
        among the others, which only a preview asks for.
        """
        if not whole:
            shutil.copytree(self.building, self.site, dirs_exist_ok=True)
        elif not _has_warnings():
            shutil.rmtree(self.old, ignore_errors=True)
            if self.site.exists():
                os.rename(self.site, self.old)
            os.rename(self.building, self.site)
        self.drop()
        return str(self.site)

    def drop(self) -> None:
        """Remove what is no site."""
        for folder in (self.building, self.old):
            shutil.rmtree(folder, ignore_errors=True)


def _has_warnings() -> bool:
    """Whether strict mode, which counts them, is about to stop the build."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(getattr(handler, "counts", None) for handler in handlers)
