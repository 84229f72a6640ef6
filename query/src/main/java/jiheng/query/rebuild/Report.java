package jiheng.query.rebuild;

import java.time.Duration;
import java.util.List;
import jiheng.events.evaluation.Words;

/**
 * What a rebuild found and did.
 *
 * @param took all of it
 * @param held for how long acts had to wait
 * @param differences field by field, at most {@link Rebuild#MOST_LISTED}
 * @param more whether there are more than are listed
 * @param switched whether the tables made from the events are the live ones now
 */
public record Report(
        long events,
        Duration took,
        Duration held,
        List<Table> tables,
        List<Difference> differences,
        boolean more,
        boolean switched) {
    /**
     * One table, as it is live and as the events make it.
     *
     * @param liveDigest empty on both sides where the table was altered and rows cannot be compared
     * @param differing rows that differ, are missing or too many; 1 for an altered table
     */
    public record Table(
            String name,
            Words title,
            long liveRows,
            long eventRows,
            String liveDigest,
            String eventDigest,
            long differing) {
        public boolean same() {
            return differing == 0 && liveDigest.equals(eventDigest);
        }
    }

    public Report {
        tables = List.copyOf(tables);
        differences = List.copyOf(differences);
    }

    /** Whether every table was, before a switch, what the events make of it. */
    public boolean same() {
        return tables.stream().allMatch(Table::same);
    }

    /** Rows that differ in any way, listed or not. */
    public long differing() {
        return tables.stream().mapToLong(Table::differing).sum();
    }
}
