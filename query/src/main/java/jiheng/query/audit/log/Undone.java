package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection's transaction that is undone at its end unless it was committed, after which the connection is as it was
 * lent. In a try's head, so that the first error is the one that is told, and one of undoing it only beside it.
 */
public final class Undone implements AutoCloseable {
    private final Connection connection;

    private Undone(Connection connection) {
        this.connection = connection;
    }

    public static Undone begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new Undone(connection);
    }

    /** One that sees one state of the database from its first statement to its last. */
    public static Undone snapshot(Connection connection) throws SQLException {
        var begun = begin(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return begun;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
    }
}
