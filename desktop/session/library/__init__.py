"""Qt objects of the model library: installed models and the add-on."""
