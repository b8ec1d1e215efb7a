"""Where contracts come from: files, URLs, git revisions; later the published versions."""
