package jiheng.ui.database;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One statement or one answer, for tests. */
final class Sql {
    private Sql() {}

    static void run(DataSource database, String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    static String answer(DataSource database, String question) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
