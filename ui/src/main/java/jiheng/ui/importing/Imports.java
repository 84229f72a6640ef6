package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;
import jiheng.command.evaluation.OpenEvaluation;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Openings;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens a form from what was read in the official layout; whatever was guessed or not taken comes back as a notice. */
@Component
public class Imports {
    private final Desk desk;
    private final Openings openings;
    private final Reading reading;
    private final Organisation organisation;
    private final Templates templates;
    private final Remembered remembered;
    private final Wording wording;
    private final TransactionTemplate transaction;

    Imports(
            Desk desk,
            Openings openings,
            Reading reading,
            Organisation organisation,
            Templates templates,
            Remembered remembered,
            Wording wording,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.openings = openings;
        this.reading = reading;
        this.organisation = organisation;
        this.templates = templates;
        this.remembered = remembered;
        this.wording = wording;
        this.transaction = transaction;
    }

    /**
     * Where a form is to be opened; what is null is taken from the form that was read.
     *
     * @param unit null takes the person's own unit
     * @param cycle null takes the cycle of the year that the form names
     */
    public record Place(
            @Nullable String unit,
            @Nullable String cycle,
            @Nullable String projectCode,
            @Nullable String projectName) {
        public static Place of(@Nullable String unit) {
            return new Place(unit, null, null, null);
        }
    }

    /** @param form as it stands, or, of a dry run, as it would stand */
    public record Imported(
            Form form,
            boolean dryRun,
            List<Notice> notices,
            TemplateVersion template,
            @Nullable Picture picture) {}

    /**
     * Opens a form and fills it.
     *
     * @param place where the form is to be opened
     * @param dryRun does everything, and undoes it
     * @throws CommandRefused if the form cannot be opened
     */
    public Imported run(OfficialForm read, Place place, boolean dryRun, @Nullable String key) {
        var notices = new ArrayList<Notice>();
        var act = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        var sent = new AtomicReference<ImportForm>();
        var form = take(read, place, notices, command -> {
            sent.set(command);
            return write(command, dryRun, act);
        });
        var command = Objects.requireNonNull(sent.get());
        return new Imported(
                form, dryRun, List.copyOf(notices), command.opening().template(), Picture.of(read, command, notices));
    }

    /** Keeps what was corrected, once a form could be read by it. */
    public void remember(@Nullable String unit, Imported imported, List<Correction> corrections) {
        var template = templates.find(imported.template()).orElseThrow();
        var targets = new Targets(template.layout());
        var owner = openings.unit(unit == null || unit.isBlank() ? own() : unit).value();
        remembered.keep(
                owner,
                template.version().id(),
                corrections.stream()
                        .filter(one -> one.target().isEmpty() || targets.has(one))
                        .toList(),
                desk.account().value());
    }

    /**
     * Makes the act of a form that was read, and hands it over until it is taken: cells that the form cannot hold are
     * left out one after another.
     *
     * @param notices gains what is to be told of it
     * @param sending carries the act out, whole or not at all
     */
    public <T> T take(OfficialForm read, Place place, List<Notice> notices, Function<ImportForm, T> sending) {
        var found = new ArrayList<Notice>();
        var opening = opening(read, place, found);
        var layout = templates.find(opening.template()).orElseThrow().layout();
        var own = exported(read, layout);
        notices.addAll(own == null ? read.notices() : own.notices());
        notices.addAll(found);
        Understood understood = own == null ? new Mapping(layout, read, notices) : own;
        var rows = understood.rows();
        var entries = understood.entries();
        var dropped = new HashSet<Cell>();
        while (true) {
            var kept = entries.stream()
                    .filter(entry -> !dropped.contains(entry.cell()))
                    .toList();
            try {
                return sending.apply(new ImportForm(opening.evaluation(), opening, rows, kept));
            } catch (CommandRefused refused) {
                if (!drop(refused, kept, dropped, notices)) {
                    throw refused;
                }
            }
        }
    }

    /**
     * The words to read a file by.
     *
     * @param template null or blank for every template there is: the sheet is then read as the one it looks most like
     * @param unit whose corrections apply; null for none
     */
    public Families families(@Nullable String template, @Nullable String unit) {
        return families(template, unit, List.of());
    }

    /** @param corrections what a person says now, before what is remembered */
    public Families families(@Nullable String template, @Nullable String unit, List<Correction> corrections) {
        var named = template == null || template.isBlank() ? null : template.strip();
        var open = templates
                .all()
                .filter(one -> named == null
                        || named.equals(one.version().id())
                        || named.equals(one.version().id() + "-" + one.version().version()))
                .toList();
        if (open.isEmpty()) {
            throw CommandRefused.malformed("no-such-template", "template", Map.of("template", "" + named));
        }
        var by = unit == null || unit.isBlank() ? own() : unit;
        var owner = by.isBlank() ? "" : openings.unit(by).value();
        return Families.of(open, id -> corrected(corrections, remembered.of(owner, id)));
    }

    private static List<Correction> corrected(List<Correction> now, List<Correction> before) {
        var all = new LinkedHashMap<String, Correction>();
        Stream.concat(before.stream(), now.stream()).forEach(one -> all.put(one.part() + " " + one.label(), one));
        return all.values().stream().filter(one -> !one.target().isEmpty()).toList();
    }

    /** The unit that a form names, wherever its sheet has the name. */
    public Optional<String> unitName(OfficialForm read) {
        var sheet = read.exported();
        return Optional.ofNullable(read.unitName())
                .or(() -> sheet == null ? Optional.empty() : sheet.labelled(chinese("sheet.unit")))
                .map(Found::text);
    }

    /** The cells of a sheet that this product wrote; null if it is none, or has lost its layout since. */
    private @Nullable ExportedCells exported(OfficialForm read, Layout layout) {
        var sheet = read.exported();
        if (sheet == null || templates.find(sheet.mark().template()).isEmpty()) {
            return null;
        }
        var cells = new ExportedCells(layout, sheet, read, this::chinese);
        if (!cells.understood() && read.rows().isEmpty()) {
            throw WorkbookRefused.notTheOfficialLayout("表头或总分行已被改动", "its headings or its total line were changed");
        }
        return cells.understood() ? cells : null;
    }

    private String chinese(String key) {
        return wording.say(key, Map.of(), Locale.SIMPLIFIED_CHINESE);
    }

    private Form write(ImportForm command, boolean dryRun, String act) {
        var form = transaction.execute(status -> {
            desk.send(command, act);
            if (dryRun) {
                status.setRollbackOnly();
            }
            return reading.form(command.evaluation().value());
        });
        if (form == null) {
            throw new IllegalStateException("an import ended without a form");
        }
        return form;
    }

    /** Leaves out the cells a form cannot hold, each with a notice; false if something else stood in the way. */
    private boolean drop(CommandRefused refused, List<CellEntry> kept, Set<Cell> dropped, List<Notice> notices) {
        if (!refused.code().equals("cells-malformed")) {
            return false;
        }
        var before = dropped.size();
        for (var detail : refused.details()) {
            kept.stream()
                    .filter(entry -> entry.cell().path().equals(detail.field()))
                    .findFirst()
                    .ifPresent(entry -> {
                        dropped.add(entry.cell());
                        var origin = entry.origin();
                        notices.add(new Notice(
                                Notice.Kind.REFUSED,
                                origin == null ? "" : origin.cell(),
                                detail.code(),
                                new Words(
                                        wording.detail(detail, Locale.SIMPLIFIED_CHINESE),
                                        wording.detail(detail, Locale.ENGLISH))));
                    });
        }
        return dropped.size() > before;
    }

    private OpenEvaluation opening(OfficialForm read, Place place, List<Notice> notices) {
        var cycle = place.cycle();
        var unit = place.unit() == null || place.unit().isBlank() ? own() : place.unit();
        var year = read.year();
        if ((cycle == null || cycle.isBlank()) && year == null) {
            throw CommandRefused.malformed("parameter-missing", "cycle", Map.of("parameter", "cycle"));
        }
        var in = cycle == null || cycle.isBlank() ? CycleId.of("" + year) : openings.cycle(cycle);
        var sheet = read.exported();
        var mark = sheet == null ? null : sheet.mark();
        var known = mark != null && templates.find(mark.template()).isPresent() ? mark : null;
        var command = openings.command(
                unit,
                in.value(),
                template(read, known).id(),
                template(read, known).version(),
                null,
                null,
                first(place.projectCode(), known == null ? null : known.project(), text(read.projectCode())),
                first(
                        place.projectName(),
                        known == null || sheet == null
                                ? null
                                : sheet.labelled(chinese("sheet.project"))
                                        .map(Found::text)
                                        .orElse(""),
                        text(read.projectName())),
                "RESULTS");
        if (known == null) {
            tellTemplate(read, command.template(), notices);
        }
        organisation.unit(command.unit()).ifPresent(owner -> {
            var found = sheet == null
                    ? read.unitName()
                    : sheet.labelled(chinese("sheet.unit")).orElse(null);
            if (found != null && !found.text().equals(owner.name())) {
                notices.add(new Notice(
                        Notice.Kind.NOTED,
                        found.sheetCell(),
                        "other-unit-name",
                        new Words(
                                "文件里的单位是“" + found.text() + "”，导入到“" + owner.name() + "”",
                                "The file names the unit “" + found.text() + "”; it is imported for “" + owner.name()
                                        + "”")));
            }
        });
        organisation.cycle(in).ifPresent(round -> {
            if (year != null && year != round.year()) {
                notices.add(new Notice(
                        Notice.Kind.NOTED,
                        "",
                        "other-year",
                        new Words(
                                "文件是 " + year + " 年度的，导入到 " + round.year() + " 年度",
                                "The file is for " + year + "; it is imported for " + round.year())));
            }
        });
        return command;
    }

    /** Nobody said which family the file is of: it was taken for the likest, which a person should see. */
    private void tellTemplate(OfficialForm read, TemplateVersion taken, List<Notice> notices) {
        var sheet = read.sheet();
        if (sheet == null || sheet.isGuess()) {
            var title = templates.find(taken).orElseThrow().layout().title();
            var at = read.title();
            notices.add(
                    0,
                    new Notice(
                            Notice.Kind.GUESSED,
                            at == null ? "" : at.sheetCell(),
                            "template-guessed",
                            new Words(
                                    "没有选表样，按标题和表头推断为“" + title.zh() + "”第 " + taken.version() + " 版；不对的，请换一个表样再试读",
                                    "No template was chosen; by its title and headings the file was taken for “"
                                            + title.en() + "”, version " + taken.version()
                                            + ". If it is not, choose another and try again")));
        }
    }

    private static TemplateVersion template(OfficialForm read, Beside.@Nullable Mark known) {
        if (known != null) {
            return known.template();
        }
        var sheet = read.sheet();
        return (sheet == null ? Headings.WORDS : sheet.words()).template().version();
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Found found) {
        return found == null ? null : found.text();
    }

    private String own() {
        return organisation
                .account(desk.account())
                .map(account -> account.unit().value())
                .orElse("");
    }
}
