package jiheng.ui.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/**
 * A program of its own, made to be killed: holds the database and inserts rows for ever, one to a commit, noting each
 * number in a ledger outside the database once its commit is acknowledged.
 */
final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                FileChannel ledger =
                        FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            statement.execute("set synchronous_commit = " + arguments[2]);
            statement.execute("create table if not exists public.entry (number bigint generated always as identity)");
            for (long left = Long.parseLong(arguments[3]); left > 0; left--) {
                try (var row = statement.executeQuery("insert into public.entry default values returning number")) {
                    row.next();
                    ledger.write(StandardCharsets.UTF_8.encode(row.getLong(1) + "\n"));
                }
            }
        }
    }

    /** Until killed. */
    static Process start(Path data, Path ledger, String synchronousCommit) throws IOException {
        Path output = ledger.resolveSibling("writer.out");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        data.toString(),
                        ledger.toString(),
                        synchronousCommit,
                        Long.toString(Long.MAX_VALUE))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** Only whole lines count: the last may have been cut. */
    static Set<Long> acknowledged(Path ledger) throws IOException {
        if (!Files.exists(ledger)) {
            return Set.of();
        }
        String text = Files.readString(ledger);
        Set<Long> numbers = new TreeSet<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Long::valueOf).forEach(numbers::add);
        return numbers;
    }

    static Set<Long> stored(EmbeddedDatabase database) throws Exception {
        Set<Long> numbers = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select number from public.entry")) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
