"""The base form of a word, for the few words where it matters: running the model's lemmatizer on all is dear."""
