package jiheng.ui.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipInputStream;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;

/**
 * A year of 3,000 forms as a workbook and as an archive of documents, in the heap that the JVM was given; the baseline
 * is one form's document. Not run with the tests:
 * {@code mvn -pl ui -am test -Dtest=CycleExportBenchmark -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Xmx2g}.
 */
class CycleExportBenchmark {
    private static final int MANY = 3_000;
    private static final int YEAR = 2043;

    private final Product product = Product.running();

    @Test
    void aYearGoesOut() throws Exception {
        var forms = new ManyForms(product.context(), YEAR);
        forms.lay(MANY);
        try {
            var one = "/api/v1/evaluations/evaluation-2022-centre-department/documents/xlsx";
            for (var warm = 0; warm < 20; warm++) {
                read(one);
            }
            var start = System.nanoTime();
            for (var warm = 0; warm < 20; warm++) {
                read(one);
            }
            var baseline = (System.nanoTime() - start) / 20;
            for (var what : Map.of("workbook", "/workbook", "archive of .xlsx", "/documents.zip?format=xlsx")
                    .entrySet()) {
                peaks();
                start = System.nanoTime();
                var bytes = read("/api/v1/cycles/" + YEAR + what.getValue());
                var took = System.nanoTime() - start;
                System.out.printf(
                        "%s of %d forms: %d MB in %d s, a form in %.2f of the time of one document (%d ms); heap at most %d MB of %d%n",
                        what.getKey(),
                        MANY,
                        bytes >> 20,
                        took / 1_000_000_000,
                        (double) took / MANY / baseline,
                        baseline / 1_000_000,
                        peaks() >> 20,
                        Runtime.getRuntime().maxMemory() >> 20);
            }
        } finally {
            forms.takeOut();
        }
    }

    private long read(String address) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        product.request(address)
                                .header("Authorization", Product.basic("auditor", Product.PASSWORD))
                                .timeout(Duration.ofHours(1))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var bytes = new AtomicLong();
        if (address.contains(".zip")) {
            var entries = 0;
            try (var zip = new ZipInputStream(answer.body())) {
                while (zip.getNextEntry() != null) {
                    entries++;
                    count(zip, bytes);
                }
            }
            assertThat(entries).isEqualTo(MANY + 1);
        } else {
            try (var body = answer.body()) {
                count(body, bytes);
            }
        }
        return bytes.get();
    }

    private static void count(InputStream in, AtomicLong bytes) throws Exception {
        var buffer = new byte[65_536];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.addAndGet(read);
        }
    }

    /** Of the heap since the last call. */
    private static long peaks() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(pool -> {
                    var peak = pool.getPeakUsage();
                    pool.resetPeakUsage();
                    return peak;
                })
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
