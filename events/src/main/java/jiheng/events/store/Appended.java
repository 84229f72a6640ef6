package jiheng.events.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Told of every append within its transaction and under its lock, once the rows are there. */
@FunctionalInterface
public interface Appended {
    /**
     * @param connection of the transaction; the caller's to close
     * @param eventIds of exactly the rows that were just appended
     * @throws SQLException so that nothing is appended
     * @throws AppendRefused so that nothing is appended, since the ledger is not as its acts left it
     */
    void appended(Connection connection, List<String> eventIds) throws SQLException;
}
