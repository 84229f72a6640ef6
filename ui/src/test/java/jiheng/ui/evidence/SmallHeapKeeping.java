package jiheng.ui.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Keeps a file and takes it out again in a virtual machine of its own, and exits 0 done, 3 out of memory. */
final class SmallHeapKeeping {
    private SmallHeapKeeping() {}

    /** @param arguments how, file, database, user, password */
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[1]);
        try (var connection = DriverManager.getConnection(arguments[2], arguments[3], arguments[4])) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (arguments[0].equals("naive")) {
                jdbc.sql("insert into evidence_blob values ('naive', 0, ?)")
                        .param(Files.readAllBytes(file))
                        .update();
                return;
            }
            var blobs = new Blobs(jdbc);
            var found = Blobs.hashed(file);
            blobs.keep(found.sha256(), file);
            var evidence = new Evidence(
                    EvidenceId.of("heap"), "total", "a.pdf", "application/pdf", found.size(), found.sha256());
            try (var kept = blobs.verified(evidence)) {
                System.out.print(Files.size(kept.path()));
            }
        } catch (OutOfMemoryError full) {
            System.exit(3);
        }
    }
}
