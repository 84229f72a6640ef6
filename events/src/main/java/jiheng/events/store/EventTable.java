package jiheng.events.store;

import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/**
 * The names of the event table and its columns, as {@code db/events} creates them. The table's has its schema: on a
 * search path, whoever may write to an earlier schema could lay a view of forged events over it.
 */
public final class EventTable {
    public static final String NAME = "public.event";

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable(NAME)
            .globalIndexColumn("global_index")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("stream")
            .sequenceNumberColumn("sequence")
            .typeColumn("stream_kind")
            .timestampColumn("at")
            .payloadTypeColumn("name")
            .payloadRevisionColumn("revision")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    private EventTable() {}
}
