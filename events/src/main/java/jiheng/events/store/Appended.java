package jiheng.events.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Told of every append within its transaction and under its lock, once the rows are there. */
@FunctionalInterface
public interface Appended {
    /**
     * @param connection of the transaction; the caller's to close
     * @throws SQLException so that nothing is appended
     */
    void appended(Connection connection) throws SQLException;
}
