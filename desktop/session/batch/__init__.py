"""Objects of the batch: the runner of the queue and the watcher of folders."""
