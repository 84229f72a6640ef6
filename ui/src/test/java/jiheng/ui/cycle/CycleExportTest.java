package jiheng.ui.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Form;
import jiheng.ui.Product;
import jiheng.ui.acts.Wording;
import jiheng.ui.document.Documents;
import jiheng.ui.document.Formats;
import jiheng.ui.page.Person;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole year at once: over real HTTP with 80 generated forms of two families, and in the background. */
class CycleExportTest {
    private static final int YEAR = 2041;
    private static final int MANY = 80;
    private static final String ADDRESS = "/api/v1/cycles/" + YEAR;
    private static final Product PRODUCT = Product.running();
    private static final ManyForms FORMS = new ManyForms(PRODUCT.context(), YEAR);
    private static final URI BASE = URI.create("http://127.0.0.1/");

    private final CycleExports exports = PRODUCT.context().getBean(CycleExports.class);

    @BeforeAll
    static void lay() {
        FORMS.lay(MANY);
    }

    @AfterAll
    static void takeOut() {
        FORMS.takeOut();
    }

    @Test
    void the_workbook_has_a_row_a_form_and_a_sheet_a_section() throws Exception {
        var before = temporaryFiles();

        try (var book = workbook("auditor")) {
            var forms = IntStream.range(0, MANY).mapToObj(FORMS::form).toList();
            assertThat(names(book)).containsExactly("汇总", "资金", "指标", "文字", "表头与签署");
            assertThat(book.getSheet("汇总").getLastRowNum()).isEqualTo(MANY);
            assertThat(book.getSheet("资金").getLastRowNum())
                    .isEqualTo(forms.stream()
                            .mapToInt(form -> form.layout().funds().sources().size() + 1)
                            .sum());
            assertThat(book.getSheet("指标").getLastRowNum())
                    .isEqualTo(forms.stream()
                            .mapToInt(form -> form.content().indicators().size())
                            .sum());
            book.forEach(sheet -> {
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(((XSSFSheet) sheet).getCTWorksheet().getAutoFilter().getRef())
                        .isNotBlank();
            });
            var line = row(book, "汇总", forms.get(7));
            assertThat(text(line, "单位")).isEqualTo("第 education 单位");
            assertThat(text(line, "内容摘要 SHA-256"))
                    .isEqualTo(forms.get(7).content().digest());
            assertThat(text(line, "地址")).endsWith("/evaluations/" + forms.get(7).id());
        }
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void every_field_of_every_row_is_there_and_whatever_it_looks_like_a_text_stays_a_text() throws Exception {
        try (var book = workbook("finance")) {
            var seen = 0;
            var lines = book.getSheet("指标").iterator();
            lines.next();
            for (var number : IntStream.range(0, MANY).toArray()) {
                var form = FORMS.form(number);
                for (var row : form.content().indicators()) {
                    var line = lines.next();
                    assertThat(text(line, "行")).isEqualTo(row.id().value());
                    for (var column : form.layout().columns()) {
                        var value = form.content()
                                .value(Cell.indicator(row.id(), column.field()))
                                .orElse(null);
                        if (value == null
                                || column.field().equals("branch")
                                || column.field().equals("child")) {
                            continue;
                        }
                        var cell = line.getCell(column(line, heading(column.field())));
                        if (value instanceof Value.Number figure) {
                            assertThat(cell.getNumericCellValue())
                                    .isEqualTo(figure.number().doubleValue());
                        } else {
                            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                            assertThat(cell.getStringCellValue()).isEqualTo(value.toString());
                            if (value.toString().startsWith("=cmd|")) {
                                assertThat(cell.getCellStyle().getQuotePrefixed())
                                        .isTrue();
                                seen++;
                            }
                        }
                    }
                }
            }
            assertThat(seen).isPositive();
            assertThat(lines.hasNext()).isFalse();
            assertThat(Stream.of("资金", "指标", "文字", "表头与签署")
                            .flatMap(name -> cells(book.getSheet(name)))
                            .filter(cell -> cell.getCellType() == CellType.FORMULA))
                    .isEmpty();
        }
    }

    @Test
    void a_text_longer_than_a_cell_goes_on_below() throws Exception {
        try (var book = workbook("auditor")) {
            var number = IntStream.range(0, MANY)
                    .filter(one -> FORMS.form(one).layout().narratives().stream()
                            .anyMatch(text -> FORMS.form(one)
                                            .content()
                                            .text(Cell.narrative(text.key()))
                                            .length()
                                    > 32_767))
                    .findFirst()
                    .orElseThrow();
            var form = FORMS.form(number);
            var all = new StringBuilder();
            for (var line : book.getSheet("文字")) {
                if (text(line, "表编号").equals(form.id().value())) {
                    all.append(text(line, "内容"));
                }
            }
            assertThat(all.toString())
                    .isEqualTo(form.layout().narratives().stream()
                            .map(one -> form.content().text(Cell.narrative(one.key())))
                            .reduce("", String::concat));
        }
    }

    @Test
    void a_full_sheet_goes_on_in_another() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new CycleBook(
                new CycleBook.Said(key -> key.replaceAll(".*\\.", ""), words -> words.zh(), Instant::toString),
                BASE,
                5)) {
            IntStream.range(0, 9).forEach(number -> book.add(FORMS.form(number)));
            book.write(out);
        }

        try (var read = opened(out.toByteArray())) {
            assertThat(List.of("forms", "forms 2", "forms 3"))
                    .extracting(name -> read.getSheet(name).getLastRowNum())
                    .containsExactly(4, 4, 1);
        }
    }

    @Test
    void the_archive_has_every_document_and_a_list_that_vouches_for_each() throws Exception {
        var entries = archive("auditor", "?format=xlsx");

        var manifest = manifest(entries);
        assertThat(entries).hasSize(MANY + 1);
        assertThat(manifest).hasSize(MANY);
        for (var line : manifest) {
            assertThat(line.get(11)).isEmpty();
            assertThat(line.get(9)).isEqualTo(sha256(entries.get(line.get(0))));
            assertThat(line.get(10)).isEqualTo("" + entries.get(line.get(0)).length);
        }
        assertThat(manifest.stream().map(line -> line.get(1)).distinct()).hasSize(MANY);
        assertThat(manifest.get(0).get(8)).isEqualTo(FORMS.form(0).content().digest());
        assertThat(entries.keySet().stream()
                        .filter(name -> name.contains("/"))
                        .map(name -> name.substring(0, name.indexOf('/')))
                        .distinct())
                .hasSize(8)
                .contains("第 union 单位");
    }

    @Test
    void the_settled_versions_alone_and_the_others_are_told_of() throws Exception {
        var entries = archive("auditor", "/api/v1/cycles/cycle-2022", "?asOf=settled");

        var manifest = manifest(entries);
        var centre = manifest.stream()
                .filter(line -> line.get(1).equals("evaluation-2022-centre-department"))
                .findFirst()
                .orElseThrow();
        assertThat(centre.get(0)).contains("审定稿").endsWith(".xlsx");
        assertThat(entries).containsKey(centre.get(0));
        var skills = manifest.stream()
                .filter(line -> line.get(1).equals("evaluation-2022-union-project-skills"))
                .findFirst()
                .orElseThrow();
        assertThat(skills.get(0)).isEmpty();
        assertThat(skills.get(11)).isNotBlank();
    }

    @Test
    void one_document_that_cannot_be_made_is_told_of_and_stops_no_other() throws Exception {
        var out = new ByteArrayOutputStream();
        var documents = PRODUCT.context().getBean(Documents.class);
        var zip = new DocumentsZip(
                out,
                List.of(PRODUCT.context().getBean(Formats.class).writer("xlsx")),
                (form, base) -> {
                    if (form.id().value().endsWith("1")) {
                        throw new IllegalStateException("broken");
                    }
                    return documents.of(form, form.sequence(), base);
                },
                PRODUCT.context().getBean(Wording.class)::refusal,
                BASE,
                Locale.SIMPLIFIED_CHINESE);
        for (int number = 0; number < 3; number++) {
            zip.add(FORMS.form(number));
        }
        zip.finish();

        var entries = unzip(out.toByteArray());
        assertThat(zip.failed()).isEqualTo(1);
        assertThat(entries).hasSize(3);
        assertThat(manifest(entries))
                .extracting(line -> line.get(1) + " " + line.get(11).isEmpty())
                .containsExactly(
                        FORMS.form(0).id() + " true",
                        FORMS.form(1).id() + " false",
                        FORMS.form(2).id() + " true");
    }

    @Test
    void whoever_asks_gets_the_forms_they_may_read_and_no_other() throws Exception {
        try (var own = workbook("preparer");
                var below = workbook("supervisor2")) {
            assertThat(units(own)).containsOnly("unit-union");
            assertThat(units(below)).containsOnly("unit-school");
        }
        assertThat(manifest(archive("women", "?format=docx")))
                .extracting(line -> line.get(2))
                .containsOnly("第 women 单位");
    }

    @Test
    void nonsense_is_refused_before_the_first_byte() {
        assertThat(PRODUCT.get("auditor", "/api/v1/cycles/1999/workbook").code())
                .isEqualTo("no-such-cycle");
        assertThat(PRODUCT.get("auditor", "/api/v1/cycles/1999/workbook").status())
                .isEqualTo(404);
        assertThat(PRODUCT.get("auditor", "/api/v1/cycles/%E4%BB%8A/workbook").status())
                .isEqualTo(422);
        assertThat(PRODUCT.get("auditor", ADDRESS + "/documents.zip?format=exe").code())
                .isEqualTo("no-such-format");
        assertThat(PRODUCT.get("auditor", ADDRESS + "/documents.zip?asOf=v9").code())
                .isEqualTo("not-a-moment");
        assertThat(PRODUCT.send(PRODUCT.request(ADDRESS + "/workbook")).status())
                .isEqualTo(401);
    }

    @Test
    void made_in_the_background_it_is_fetched_by_whoever_asked_and_nobody_else() {
        var page = "/cycles/" + YEAR + "/export";
        var auditor = new Person(PRODUCT, "auditor");

        assertThat(auditor.get(page).body()).contains("全部 " + MANY + " 张");
        auditor.post(page, Map.of("what", "workbook"));
        await(() -> auditor.get(page + "/progress").body().contains("data-state=\"DONE\""));

        assertThat(auditor.get(page + "/file").body()).startsWith("PK");
        var finance = new Person(PRODUCT, "finance");
        assertThat(finance.get(page + "/file").status()).isEqualTo(404);
        assertThat(finance.get(page).body()).contains("data-state=\"none\"");
        assertThat(auditor.get("/cycles/2022/export/file").status()).isEqualTo(404);
    }

    @Test
    void one_at_a_time_stopped_it_leaves_nothing_and_what_is_done_goes_after_a_day(@TempDir Path data)
            throws IOException {
        var clock = new Moving(Instant.parse("2041-01-01T00:00:00Z"));
        var desk = new ExportDesk(exports, clock, data.toString());
        var person = AccountId.of("auditor");
        var archive = asked(List.of("xlsx", "docx"));

        var job = desk.begin(person, archive);
        assertThatExceptionOfType(CommandRefused.class)
                .isThrownBy(() -> desk.begin(person, archive))
                .matches(refused -> refused.code().equals("export-running"));
        job.stop();
        await(() -> !job.running());
        assertThat(job.state()).isEqualTo(ExportJob.State.STOPPED);
        assertThat(files(data)).isEmpty();

        var done = desk.begin(person, asked(List.of()));
        await(() -> !done.running());
        assertThat(done.state()).isEqualTo(ExportJob.State.DONE);
        assertThat(done.percent()).isEqualTo(100);
        assertThat(files(data)).hasSize(1);
        clock.now = clock.now.plus(ExportDesk.KEPT);
        assertThat(desk.of(person)).contains(done);
        clock.now = clock.now.plusSeconds(1);
        assertThat(desk.of(person)).isEmpty();
        assertThat(files(data)).isEmpty();
        desk.destroy();
    }

    @Test
    void a_start_clears_what_was_left(@TempDir Path data) throws IOException {
        var folder = Files.createDirectories(data.resolve("tmp/exports"));
        Files.writeString(folder.resolve("left.zip"), "left");

        var desk = new ExportDesk(exports, Clock.systemUTC(), data.toString());

        assertThat(files(data)).isEmpty();
        desk.destroy();
    }

    private CycleExports.Asked asked(List<String> formats) {
        var units = Set.of(UnitId.of("union"), UnitId.of("centre"), UnitId.of("women"));
        return exports.asked("" + YEAR, units, formats, "current", BASE, Locale.SIMPLIFIED_CHINESE);
    }

    private static final class Moving extends Clock {
        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static List<Path> files(Path data) throws IOException {
        var folder = data.resolve("tmp/exports");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static List<String> temporaryFiles() throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "poifiles");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.map(Path::toString)
                    .filter(name -> name.contains("poi-sxssf"))
                    .sorted()
                    .toList();
        }
    }

    private static void await(java.util.function.BooleanSupplier there) {
        var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String heading(String field) {
        var key = field.equals("unit") ? "measure" : field;
        return PRODUCT.context()
                .getBean(Wording.class)
                .say("cycle.export.column." + key, Map.of(), Locale.SIMPLIFIED_CHINESE);
    }

    private static XSSFWorkbook workbook(String account) throws Exception {
        return opened(bytes(account, ADDRESS + "/workbook"));
    }

    private static Map<String, byte[]> archive(String account, String query) throws Exception {
        return archive(account, ADDRESS, query);
    }

    private static Map<String, byte[]> archive(String account, String address, String query) throws Exception {
        return unzip(bytes(account, address + "/documents.zip" + query));
    }

    private static byte[] bytes(String account, String path) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(PRODUCT.at(path))
                                .header("Authorization", Product.basic(account, Product.PASSWORD))
                                .header("Accept-Language", "zh-CN")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entries.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return entries;
    }

    private static List<List<String>> manifest(Map<String, byte[]> entries) {
        var text = new String(entries.get(DocumentsZip.MANIFEST), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFfile,form,");
        return text.lines()
                .skip(1)
                .map(line -> {
                    var cells = new ArrayList<String>(List.of(line.split(",", -1)));
                    assertThat(cells).hasSize(12);
                    return List.copyOf(cells);
                })
                .toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static List<String> names(XSSFWorkbook book) {
        return IntStream.range(0, book.getNumberOfSheets())
                .mapToObj(book::getSheetName)
                .toList();
    }

    private static List<String> units(XSSFWorkbook book) {
        return Stream.iterate(1, number -> number <= book.getSheet("汇总").getLastRowNum(), number -> number + 1)
                .map(number -> text(book.getSheet("汇总").getRow(number), "单位编号"))
                .toList();
    }

    private static Row row(XSSFWorkbook book, String sheet, Form form) {
        for (var row : book.getSheet(sheet)) {
            if (text(row, "内容摘要 SHA-256").equals(form.content().digest())) {
                return row;
            }
        }
        throw new AssertionError(form.id());
    }

    private static Stream<org.apache.poi.ss.usermodel.Cell> cells(XSSFSheet sheet) {
        var all = new ArrayList<org.apache.poi.ss.usermodel.Cell>();
        sheet.forEach(row -> row.forEach(all::add));
        return all.stream();
    }

    private static String text(Row row, String heading) {
        var cell = row.getCell(column(row, heading));
        return cell == null
                ? ""
                : cell.getCellType() == CellType.NUMERIC ? "" + cell.getNumericCellValue() : cell.getStringCellValue();
    }

    /** The last column of a heading: the row's own fields stand after those of its form. */
    private static int column(Row row, String heading) {
        var found = -1;
        for (var cell : row.getSheet().getRow(0)) {
            if (cell.getStringCellValue().equals(heading)) {
                found = cell.getColumnIndex();
            }
        }
        assertThat(found).as(heading).isNotNegative();
        return found;
    }

    /** Many rows alike shrink more than the library trusts a stranger's file to. */
    private static XSSFWorkbook opened(byte[] bytes) throws IOException {
        var trusted = ZipSecureFile.getMinInflateRatio();
        ZipSecureFile.setMinInflateRatio(0);
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } finally {
            ZipSecureFile.setMinInflateRatio(trusted);
        }
    }
}
