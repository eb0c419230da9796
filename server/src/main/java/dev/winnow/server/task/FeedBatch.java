package dev.winnow.server.task;

import dev.winnow.storage.task.TaskCursor;

/// What came of a task within a moment, as the bytes of server-sent events: made once, sent to all
/// who watch.
///
/// @param number its place in the feed
/// @param from how far a reader must be for it
/// @param to how far it brings a reader
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeedBatch(long number, TaskCursor from, TaskCursor to, byte[] bytes) {}
