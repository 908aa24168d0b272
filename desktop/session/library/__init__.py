"""Objects of the model library: the manager of installed models and the add-on."""
