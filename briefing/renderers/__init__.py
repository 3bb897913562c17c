"""One renderer a file: from a brief to a document's bytes."""
