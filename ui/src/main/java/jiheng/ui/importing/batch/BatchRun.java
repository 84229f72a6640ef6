package jiheng.ui.importing.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.ImportForm;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.query.organisation.Organisation;
import jiheng.query.organisation.UnitView;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.importing.Imports;
import jiheng.ui.importing.Notice;
import jiheng.ui.importing.OfficialForm;
import jiheng.ui.importing.WorkbookRefused;
import jiheng.ui.importing.text.AnyForm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports one file. That it is imported is noted in the transaction that opens its form, so that neither is ever there
 * without the other, wherever the work is cut off.
 */
@Component
class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final int MOST_ATTEMPTS = 3;
    static final List<Role> ROLES = List.of(Role.PREPARER, Role.FINANCE_REVIEWER, Role.SUPERVISING_REVIEWER);

    private final Batches batches;
    private final Imports imports;
    private final Desk desk;
    private final Organisation organisation;
    private final Wording wording;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchRun(
            Batches batches,
            Imports imports,
            Desk desk,
            Organisation organisation,
            Wording wording,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.imports = imports;
        this.desk = desk;
        this.organisation = organisation;
        this.wording = wording;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The unit whose remembered corrections a file is read by: the one it was given, else the sender's. */
    private String corrector(BatchFile file, Actor by) {
        var given = file.unit();
        return given != null
                ? given
                : organisation
                        .account(by.account())
                        .map(account -> account.unit().value())
                        .orElseThrow();
    }

    /** A database that is away leaves the file waiting; whatever else goes wrong is told of this file alone. */
    void file(BatchFile file, Actor by) {
        var notices = new ArrayList<Notice>();
        var unitName = file.unitName();
        try {
            if (batches.attempts(file) > MOST_ATTEMPTS) {
                throw WorkbookRefused.file(
                        "gave-up",
                        "读取这个文件时程序多次中断，不再尝试。请检查文件后单独导入。",
                        "Reading this file ended the program several times; it is not tried again. Check the file and"
                                + " import it alone.");
            }
            if (Archive.isZip(file.name())) {
                throw WorkbookRefused.file(
                        "nested-zip",
                        "压缩包里的压缩包不会打开。请把自评表直接放进一个压缩包。",
                        "An archive within an archive is not opened. Put the forms into one archive.");
            }
            var read = AnyForm.read(file.name(), batches.content(file), imports.families(null, corrector(file, by)));
            var named = imports.unitName(read).orElse(null);
            unitName = named;
            var unit = unit(file, read, named, by.account());
            if (unit != null) {
                imports.take(read, Imports.Place.of(unit), notices, command -> done(file, by, command, named, notices));
            }
        } catch (WorkbookRefused refused) {
            refused(file, unitName, refused.code(), refused.words(), null, notices);
        } catch (CommandRefused refused) {
            var words = new Words(
                    wording.refusal(refused, Locale.SIMPLIFIED_CHINESE), wording.refusal(refused, Locale.ENGLISH));
            refused(file, unitName, refused.code(), words, refused.arguments().get("evaluation"), notices);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.error("批量导入 {} 第 {} 个文件失败", file.batch(), file.position(), failed);
            var words = new Words(
                    "导入时出错，原因见日志；这份文件没有导入。", "The import failed, the log says why; this file was not imported.");
            refused(file, unitName, "failed", words, null, notices);
        }
    }

    private void refused(
            BatchFile file,
            @Nullable String unitName,
            String code,
            Words words,
            @Nullable String evaluation,
            List<Notice> notices) {
        batches.end(file, FileState.REFUSED, file.unit(), unitName, evaluation, 0, code, words, notices);
    }

    /** Opens the form and notes it, both or neither. */
    private boolean done(
            BatchFile file, Actor by, ImportForm command, @Nullable String unitName, List<Notice> notices) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!batches.claim(file)) {
                return false;
            }
            var form = command.evaluation().value();
            var before = batches.importedBefore(file.sha256(), form);
            if (!before) {
                desk.send(command, acting(by, file, form));
            }
            batches.end(
                    file,
                    before ? FileState.ALREADY : FileState.IMPORTED,
                    command.opening().unit().value(),
                    unitName,
                    form,
                    before ? 0 : command.entries().size(),
                    null,
                    null,
                    List.copyOf(notices));
            return true;
        }));
    }

    /** The same person, file and form give the same key, whatever the batch. */
    private static Actor acting(Actor by, BatchFile file, String form) {
        var key = "import-"
                + sha256((by.account().value() + " " + file.sha256() + " " + form).getBytes(StandardCharsets.UTF_8));
        return new Actor(by.account(), by.session(), by.address(), by.request(), key, by.application());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /** The unit that a person told, or that the form names; null, and told of, if it is not clear. */
    private @Nullable String unit(BatchFile file, OfficialForm read, @Nullable String named, AccountId account) {
        if (file.unit() != null) {
            return file.unit();
        }
        if (named == null) {
            unassigned(
                    file,
                    read,
                    named,
                    "unit-missing",
                    "表中没有写明单位名称，请指定单位。",
                    "The form does not name its unit; please tell it.");
            return null;
        }
        var found = new UnitNames(organisation.units()).named(named, reach(account));
        if (found.size() == 1) {
            return found.get(0).unit().value();
        }
        if (found.isEmpty()) {
            unassigned(
                    file,
                    read,
                    named,
                    "unit-unknown",
                    "没有名为“" + named + "”的单位，请指定单位。",
                    "There is no unit named “" + named + "”; please tell the unit.");
        } else {
            var names = found.stream().map(one -> one.unit().key()).collect(Collectors.joining(", "));
            unassigned(
                    file,
                    read,
                    named,
                    "unit-ambiguous",
                    "有 " + found.size() + " 个单位名为“" + named + "”（" + names + "），请指定单位。",
                    found.size() + " units are named “" + named + "” (" + names + "); please tell the unit.");
        }
        return null;
    }

    private void unassigned(
            BatchFile file, OfficialForm read, @Nullable String unitName, String code, String zh, String en) {
        batches.end(file, FileState.UNASSIGNED, null, unitName, null, 0, code, new Words(zh, en), read.notices());
    }

    /** The units that a person may import forms for today. */
    Set<UnitId> reach(AccountId account) {
        var today = BeijingTime.day(clock.instant());
        return organisation.standings(account, today).stream()
                .filter(standing -> ROLES.contains(standing.role()))
                .flatMap(standing -> organisation.reachedBy(standing.role(), standing.unit()).stream())
                .map(UnitView::unit)
                .collect(Collectors.toSet());
    }
}
