package jiheng.ui.document.page;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Fold;
import jiheng.ui.Messages;
import jiheng.ui.document.FormDocument;
import jiheng.ui.document.Paper;
import jiheng.ui.document.Stamp;
import jiheng.ui.sheet.Label;
import jiheng.ui.sheet.Line;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Sheet;
import jiheng.ui.sheet.Square;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Forms of the shipped templates, filled as a test wants them. */
final class Example {
    static final URI AUDIT = URI.create("https://jixiao.example.gov.cn/evaluations/evaluation-2022-0001/proof?seq=120");
    static final String CHECKPOINT =
            "检查点：日志名称 jixiao.example.gov.cn/log，记录数 812，检查点树根 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final Instant AT = Instant.parse("2023-03-01T01:12:33Z");

    private final String template;
    private final @Nullable Project project;
    private final List<Indicator> rows = new ArrayList<>();
    private final TreeMap<Cell, Value> cells = new TreeMap<>();
    private String watermark = "";
    private Paper paper = Paper.LANDSCAPE;
    private String unit = "岚江区总工会";

    private Example(String template, @Nullable Project project) {
        this.template = template;
        this.project = project;
    }

    static Example department() {
        return new Example("department-2022", null)
                .rows(2, "困难职工走访慰问", "开展走访、座谈与心理疏导，形成台账并按季度通报进展情况。")
                .text("narratives/duties/text", "组织动员职工参与建设，维护职工合法权益。")
                .text("narratives/goals/text", "1.建成服务站 3 个。\n2.培训 500 人次。")
                .text("narratives/results/text", "服务站建成 3 个；培训 512 人次。")
                .number("funds/fiscal/budget", "548.74")
                .number("funds/fiscal/executed", "1287.65");
    }

    static Example project() {
        return new Example("project-standard", new Project("P-07", "工会会员普惠服务"))
                .rows(1, "服务会员人数", "全年服务会员不少于 2 万人次，覆盖新就业形态劳动者。");
    }

    /** The layout with nature, value and unit in columns of their own, and four sources of funds. */
    static Example sichuan() {
        return new Example("project-sichuan", new Project("P-08", "村级文化阵地建设"))
                .rows(2, "新建文化广场数量", "")
                .everywhere("nature", "≥")
                .everywhere("value", "12.5")
                .everywhere("unit", "平方米/个")
                .everywhere("reached", "12")
                .everywhere("reason", "两处场地因土地手续推迟，已于次年一月补建完成并验收。");
    }

    /** The layout with decisions and process, deduction codes and measures. */
    static Example process() {
        return new Example("project-process", new Project("P-09", "数据机房运行维护"))
                .rows(1, "立项依据充分性", "立项程序、资料与论证是否完整。")
                .everywhere("targets", "≥95%；≤3 次")
                .everywhere("actuals", "96%；2 次")
                .everywhere("explanation", "论证材料缺少一份专家意见，已补充归档。")
                .everywhere("note", "已核");
    }

    /** Replaces the indicators by {@code each} per level-2 indicator. */
    Example rows(int each, String name, String text) {
        rows.clear();
        var layout = Templates.shipped().find(version()).orElseThrow().layout();
        for (var branch : layout.branches()) {
            for (var child : branch.children()) {
                for (int i = 0; i < each; i++) {
                    var row = new Indicator(
                            IndicatorId.of("" + (rows.size() + 1)), branch.key(), child.key(), rows.size());
                    rows.add(row);
                    text(row, "name", name + rows.size());
                    text(row, "content", text);
                    text(row, "target", "≥95%");
                    text(row, "actual", "96.5%");
                    text(row, "reason", text);
                    text(row, "improvement", "加强调度。");
                    cells.put(Cell.indicator(row.id(), "weight"), new Value.Number(new BigDecimal("5")));
                    cells.put(Cell.indicator(row.id(), "score"), new Value.Number(new BigDecimal("4.5")));
                }
            }
        }
        return this;
    }

    private void text(Indicator row, String field, String text) {
        cells.put(Cell.indicator(row.id(), field), new Value.Text(text));
    }

    Example text(String cell, String text) {
        cells.put(new Cell(cell), new Value.Text(text));
        return this;
    }

    Example number(String cell, String number) {
        cells.put(new Cell(cell), new Value.Number(new BigDecimal(number)));
        return this;
    }

    /** Fills one field of every indicator. */
    Example everywhere(String field, String text) {
        rows.forEach(row -> text(row, field, text));
        return this;
    }

    Example draft() {
        watermark = "草稿";
        return this;
    }

    Example upright() {
        paper = Paper.PORTRAIT;
        return this;
    }

    Example unit(String name) {
        unit = name;
        return this;
    }

    int indicators() {
        return rows.size();
    }

    private TemplateVersion version() {
        return new TemplateVersion(template, 1);
    }

    FormDocument document() {
        var from = Templates.shipped().find(version()).orElseThrow();
        var opened = new EvaluationOpened(
                EvaluationId.of("2022-0001"),
                UnitId.of("union"),
                unit,
                CycleId.of("2022"),
                2022,
                project == null ? FormKind.DEPARTMENT : FormKind.PROJECT,
                project,
                from.version(),
                from.ruleSet(),
                from.layout(),
                from.route(),
                Stage.RESULTS);
        var form = Fold.after(null, opened, 0, Act.from(Map.of("name", "李雯"), AT));
        var options = Options.reading("2022", unit)
                .project(project == null ? "" : project.name())
                .official();
        var sheet = Sheet.of(from.layout(), new Content(rows, cells, Map.of(), null), options);
        return new FormDocument(
                form,
                inWords(sheet),
                "（2022年度）",
                paper,
                new Stamp(
                        new Words("第 2 版送审稿", "Version 2"),
                        new Words("已送审", "Submitted"),
                        DIGEST,
                        120,
                        AT,
                        CHECKPOINT,
                        AUDIT,
                        watermark));
    }

    static Phrases phrases() {
        return new Phrases(Messages.source());
    }

    private static Sheet inWords(Sheet sheet) {
        var messages = Messages.source();
        var lines = sheet.lines().stream()
                .map(line -> new Line(
                        line.kind(),
                        line.row(),
                        line.branch(),
                        line.child(),
                        line.squares().stream()
                                .map(square -> inWords(square, messages))
                                .toList()))
                .toList();
        return new Sheet(sheet.title(), sheet.caption(), sheet.options(), sheet.columns(), lines, sheet.figures());
    }

    private static Square inWords(Square square, ResourceBundleMessageSource messages) {
        var key = square.label().message();
        return key.isEmpty()
                ? square
                : square.labelled(new Label("", messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE)));
    }
}
