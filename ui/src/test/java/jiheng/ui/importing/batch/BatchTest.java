package jiheng.ui.importing.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.command.Actor;
import jiheng.command.cycle.OpenCycle;
import jiheng.command.organisation.RegisterUnit;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Many files at once over real HTTP; each test has units of its own. */
class BatchTest {
    private static final int YEAR = 2031;
    private static final int MANY = 40;
    private static final int MIDDLE = 25;
    private static final Product PRODUCT = Product.running();

    private final Batches batches = PRODUCT.context().getBean(Batches.class);
    private final BatchDesk desk = PRODUCT.context().getBean(BatchDesk.class);

    @BeforeAll
    static void aYear() {
        var day = LocalDate.of(2099, 1, 1);
        send(new OpenCycle(CycleId.of("" + YEAR), YEAR, day, day.plusDays(1)));
        unit("lib", "临江区图书馆", "finance");
        unit("same-a", "临江区同名站", "finance");
        unit("same-b", "临江区同名站", "finance");
        unit("below", "临江区群团之家", "masses");
        unit("far", "临江区小学", "education");
        IntStream.range(0, MANY).forEach(i -> unit("many-" + i, "临江区第" + i + "站", "finance"));
    }

    @Test
    void each_form_of_a_zip_is_imported_on_its_own_and_told_of_in_one_report() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("各单位/../../图书馆.txt", Files.form("临江区 图书馆", YEAR));
        files.put("坏.xlsx", "不是工作簿".getBytes(StandardCharsets.UTF_8));
        files.put("不认识.txt", Files.form("没有的单位", YEAR));
        files.put("同名.txt", Files.form("临江区同名站", YEAR));
        files.put("没有年度.txt", Files.form("临江区图书馆", 2098));
        files.put("里面.zip", Files.zip(Map.of("a.txt", new byte[1])));
        files.put("照片.jpg", new byte[100]);
        files.put("再来一份.txt", Files.form("临江区 图书馆", YEAR));
        files.put("另一份.txt", Files.form("临江区图书馆", YEAR));

        var report = finished("finance", hand("finance", Map.of("all.zip", Files.zip(files))));

        assertThat(outcomes(report))
                .containsExactly(
                        "图书馆.txt IMPORTED",
                        "坏.xlsx REFUSED not-xlsx",
                        "不认识.txt UNASSIGNED unit-unknown",
                        "同名.txt UNASSIGNED unit-ambiguous",
                        "没有年度.txt REFUSED no-such-cycle",
                        "里面.zip REFUSED nested-zip",
                        "照片.jpg REFUSED not-xlsx",
                        "再来一份.txt ALREADY",
                        "另一份.txt REFUSED already-open");
        var first = report.path("report").get(0);
        assertThat(first.path("evaluation").asString("")).isEqualTo(form("lib"));
        assertThat(first.path("guessed").asInt()).isPositive();
        assertThat(first.path("cells").asInt()).isEqualTo(9);
        assertThat(opened("lib")).isEqualTo(1);
        assertThat(filledFrom("lib"))
                .contains("第 8、10 行", "图书馆.txt", first.path("sha256").asString("?"));
        assertThat(kept(report)).isEqualTo(2);
    }

    @Test
    void a_unit_is_told_and_only_that_file_is_tried_again() {
        var id = id(finished("finance", hand("finance", Map.of("x.txt", Files.form("改了名的站", YEAR)))));

        assertThat(batches.assign(id, 1, "unit-same-a")).isTrue();
        desk.goOn();

        assertThat(outcomes(finished("finance", id))).containsExactly("x.txt IMPORTED");
        assertThat(opened("same-a")).isEqualTo(1);
        assertThat(batches.assign(id, 1, "unit-same-b")).isFalse();
        assertThat(kept(finished("finance", id))).isZero();
    }

    @Test
    void stopped_in_the_middle_and_begun_again_it_repeats_nothing() {
        var files = new LinkedHashMap<String, byte[]>();
        IntStream.range(0, MANY).forEach(i -> files.put("GBK名称" + i + ".txt", Files.form("临江区第" + i + "站", YEAR)));
        var zip = Files.zip(files, Charset.forName("GBK"));
        var id = hand("finance", Map.of("many.zip", zip));

        // The file in the middle is held until the batch is stopped, so that the work ends there and nowhere else.
        PRODUCT.context().getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc().sql("select 1 from import_file where batch = ? and position = ? for update")
                    .params(id, MIDDLE)
                    .query(Integer.class)
                    .single();
            awaited("finance", id, one -> one.path("done").asInt() == MIDDLE - 1);
            batches.stop(id, true);
        });
        var stopped = awaited("finance", id, one -> !one.path("running").asBoolean());
        desk.goOn();
        var still = read("finance", id);
        assertThat(stopped.path("stopped").asBoolean()).isTrue();
        assertThat(still.path("counts").path("WAITING").asInt()).isPositive();

        batches.stop(id, false);
        desk.goOn();
        var report = finished("finance", id);

        assertThat(outcomes(report))
                .hasSize(MANY)
                .contains("GBK名称7.txt IMPORTED")
                .allMatch(one -> one.endsWith("IMPORTED"));
        assertThat(IntStream.range(0, MANY).mapToObj(i -> opened("many-" + i))).containsOnly(1L);
        var again = finished("finance", hand("finance", Map.of("many.zip", zip)));
        assertThat(outcomes(again)).hasSize(MANY).allMatch(one -> one.endsWith("ALREADY"));
        assertThat(IntStream.range(0, MANY).mapToObj(i -> opened("many-" + i))).containsOnly(1L);
    }

    /** The protection's control: a file whose outcome is forgotten is tried again, and the note alone keeps it out. */
    @Test
    void a_forgotten_outcome_is_found_again_by_the_files_digest() {
        unit("forgot", "临江区忘记站", "finance");
        var file = Files.form("临江区忘记站", YEAR);
        finished("finance", hand("finance", Map.of("a.txt", file)));

        assertThat(outcomes(finished("finance", hand("finance", Map.of("b.txt", file)))))
                .containsExactly("b.txt ALREADY");
        jdbc().sql("update import_file set state = 'REFUSED' where name = 'a.txt'")
                .update();
        var answer = finished("finance2", hand("finance2", Map.of("c.txt", file)));

        assertThat(outcomes(answer)).containsExactly("c.txt REFUSED already-open");
        assertThat(opened("forgot")).isEqualTo(1);
    }

    @Test
    void who_may_import_is_decided_form_by_form() {
        var below = Map.of("b.txt", Files.form("临江区群团之家", YEAR));
        var far = Map.of("f.txt", Files.form("临江区小学", YEAR));

        assertThat(outcomes(finished("preparer", hand("preparer", below))))
                .containsExactly("b.txt REFUSED not-entitled");
        assertThat(outcomes(finished("supervisor", hand("supervisor", far))))
                .containsExactly("f.txt REFUSED not-entitled");
        assertThat(outcomes(finished("supervisor", hand("supervisor", below)))).containsExactly("b.txt IMPORTED");
        for (var account : List.of("auditor", "admin", "approver")) {
            var answer = post(account, far);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("role-missing");
        }
        assertThat(PRODUCT.send(PRODUCT.request("/api/v1/imports")).status()).isEqualTo(401);
    }

    @Test
    void only_its_owner_and_those_who_read_everything_see_a_report() {
        var id = hand("preparer", Map.of("x.txt", Files.form("没有的单位", YEAR)));
        finished("preparer", id);

        for (var reader : List.of("preparer", "auditor", "finance2")) {
            assertThat(PRODUCT.get(reader, "/api/v1/imports/" + id).status()).isEqualTo(200);
        }
        for (var other : List.of("preparer2", "school", "supervisor")) {
            var answer = PRODUCT.get(other, "/api/v1/imports/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        }
        assertThat(PRODUCT.get("preparer", "/api/v1/imports").body()).contains(id);
        assertThat(PRODUCT.get("school", "/api/v1/imports").body()).doesNotContain(id);
    }

    @Test
    void hostile_archives_are_refused_whole_and_leave_nothing() {
        var before = rows();
        var good = Files.zip(Map.of("a.txt", Files.form("没有的图书馆", YEAR)));

        refused(413, "zip-bomb", Map.of("bomb.zip", Files.zip(Map.of("a.txt", new byte[30 << 20]))));
        refused(413, "zip-bomb", Map.of("many.zip", Files.zip(many(Archive.MOST_ENTRIES + 1))));
        refused(413, "zip-bomb", Map.of("directory.zip", Files.zip(many(3 * Archive.MOST_ENTRIES))));
        refused(422, "broken", Map.of("not.zip", "PK".getBytes(StandardCharsets.UTF_8)));
        for (int length = 0; length < good.length; length += 97) {
            refused(422, "broken", Map.of("cut.zip", Arrays.copyOf(good, length)));
        }
        refused(422, "file-missing", Map.of("empty.zip", Files.zip(Map.of("only/", new byte[0]))));

        assertThat(rows()).isEqualTo(before);
        assertThat(finished("finance", hand("finance", Map.of("good.zip", good)))
                        .path("files")
                        .asInt())
                .isEqualTo(1);
        assertThat(rows()).isEqualTo(before + 2);
    }

    private static Map<String, byte[]> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> i + ".txt", i -> new byte[0]));
    }

    private void refused(int status, String code, Map<String, byte[]> files) {
        var answer = post("finance", files);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static long rows() {
        return jdbc().sql("select (select count(*) from import_batch) + (select count(*) from import_file)")
                .query(Long.class)
                .single();
    }

    private static long kept(JsonNode report) {
        return jdbc().sql("select count(content) from import_file where batch = ?")
                .param(id(report))
                .query(Long.class)
                .single();
    }

    private static String id(JsonNode report) {
        return report.path("id").asString("");
    }

    private static String form(String unit) {
        return "evaluation-" + YEAR + "-" + unit + "-department";
    }

    /** From the events themselves. */
    private static long opened(String unit) {
        return jdbc().sql("select count(*) from event where stream = ? and name = 'evaluation.opened'")
                .param(form(unit))
                .query(Long.class)
                .single();
    }

    private static String filledFrom(String unit) {
        return jdbc().sql("select string_agg(convert_from(payload, 'UTF8'), ' ') from event where stream = ?")
                .param(form(unit))
                .query(String.class)
                .single();
    }

    private static String hand(String account, Map<String, byte[]> files) {
        var answer = post(account, files);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/imports/" + id(answer.json()));
        return id(answer.json());
    }

    private static Product.Answer post(String account, Map<String, byte[]> files) {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return PRODUCT.send(PRODUCT.request("/api/v1/imports")
                .header("Authorization", Product.basic(account, Product.PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static JsonNode finished(String account, String id) {
        return awaited(
                account,
                id,
                one -> one.path("done").asInt() == one.path("files").asInt());
    }

    private static JsonNode awaited(String account, String id, Predicate<JsonNode> wanted) {
        var report = read(account, id);
        for (int i = 0; i < 1200 && !wanted.test(report); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            report = read(account, id);
        }
        assertThat(wanted.test(report)).as(report.toString()).isTrue();
        return report;
    }

    private static JsonNode read(String account, String id) {
        return PRODUCT.get(account, "/api/v1/imports/" + id).json();
    }

    private static List<String> outcomes(JsonNode report) {
        return report.path("report")
                .valueStream()
                .map(one -> Stream.of("name", "state", "code")
                        .map(key -> one.path(key).asString(""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static void unit(String key, String name, @Nullable String parent) {
        send(new RegisterUnit(UnitId.of(key), name, UnitKind.BUDGET_UNIT, parent == null ? null : UnitId.of(parent)));
    }

    private static void send(Object command) {
        var act = UUID.randomUUID().toString();
        PRODUCT.context()
                .getBean(Desk.class)
                .send(command, new Actor(Actor.SYSTEM, "test", "127.0.0.1", act, act, "test"));
    }

    private static JdbcClient jdbc() {
        return PRODUCT.context().getBean(JdbcClient.class);
    }
}
