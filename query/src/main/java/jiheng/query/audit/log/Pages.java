package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by its key, a page at a time. One statement for all pages: from its sixth use on the driver takes
 * bytes as bytes, while a cursor's come as text in hex.
 */
final class Pages<T> implements AutoCloseable {
    private final PreparedStatement statement;
    private final int size;
    private final Row<T> reading;
    private final ToLongFunction<T> key;
    private final ArrayDeque<T> page = new ArrayDeque<>();
    private long after;
    private boolean last;

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param query with one parameter, the key to go on after, and {@code size} as its limit */
    Pages(Connection connection, String query, int size, long after, Row<T> reading, ToLongFunction<T> key)
            throws SQLException {
        this.statement = connection.prepareStatement(query);
        this.size = size;
        this.after = after;
        this.reading = reading;
        this.key = key;
    }

    /** Null after the last. */
    @Nullable T next() throws SQLException {
        if (page.isEmpty() && !last) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(reading.of(rows));
                }
            }
            last = page.size() < size;
            if (!page.isEmpty()) {
                after = key.applyAsLong(page.getLast());
            }
        }
        return page.poll();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
