package jiheng.ui.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections on which a name without a schema is PostgreSQL's own or none at all. A lesser role may lay functions and
 * views where another role's default path looks, and what is found there runs with the rights of whoever looks.
 */
final class FixedPath extends DelegatingDataSource {
    FixedPath(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return fixed(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return fixed(super.getConnection(username, password));
    }

    private static Connection fixed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path to ''");
            return connection;
        } catch (SQLException | RuntimeException refused) {
            try (connection) {
                throw refused;
            }
        }
    }
}
