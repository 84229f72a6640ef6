package jiheng.ui.recheck;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.recheck.DrawSample;
import jiheng.command.recheck.FinishRecheck;
import jiheng.command.recheck.Populations;
import jiheng.command.recheck.ScoreRows;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.SeedOrigin;
import jiheng.query.organisation.Organisation;
import jiheng.query.recheck.Draw;
import jiheng.query.recheck.DrawnForm;
import jiheng.query.recheck.Rechecks;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Re-checks for programs: what was drawn of each cycle, what came of it, and drawing, scoring and finishing. */
@RestController
@RequestMapping("/api/v1/rechecks")
class RechecksController {
    private static final String SEEN = "If-Match";
    private static final String KEY = "Idempotency-Key";

    private final Addresses addresses;
    private final Rechecks rechecks;
    private final Populations populations;
    private final Organisation organisation;
    private final Results results;
    private final Desk desk;

    RechecksController(
            Addresses addresses,
            Rechecks rechecks,
            Populations populations,
            Organisation organisation,
            Results results,
            Desk desk) {
        this.addresses = addresses;
        this.rechecks = rechecks;
        this.populations = populations;
        this.organisation = organisation;
        this.results = results;
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "抽查复核 Re-checks of every cycle",
            description = "For finance reviewers and auditors: how many forms could be drawn now, and the draws, the "
                    + "latest first.")
    List<Bodies.Round> all() {
        addresses.requireReader();
        return organisation.cycles().stream()
                .map(cycle -> round(RecheckId.of(cycle.cycle())))
                .toList();
    }

    @GetMapping("/{cycle}")
    @Operation(
            summary = "一个年度的抽取 Draws of a cycle",
            description = "The ETag is the number of draws: what a further draw must have seen.")
    ResponseEntity<Bodies.Round> one(@PathVariable String cycle) {
        var round = round(known(cycle));
        return ResponseEntity.ok().eTag(Seen.tag(round.draws().size())).body(round);
    }

    @PostMapping("/{cycle}")
    @Operation(
            summary = "抽取样本 Draw a sample",
            description =
                    "Finance reviewers. Of the cycle's settled forms, by a seed that the system makes, or by a public "
                            + "one with its source. From the second draw on a reason is owed; what was drawn before stays.")
    ResponseEntity<Bodies.Whole> draw(
            @PathVariable String cycle,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.Draws body) {
        var recheck = known(cycle);
        var before = Seen.of(seen, rechecks.draws(recheck).size());
        var command = new DrawSample(
                recheck,
                (int) Math.min(before, Integer.MAX_VALUE - 1),
                requireNonNullElse(body.size(), 0),
                body.seed() == null ? SeedOrigin.SYSTEM : SeedOrigin.PUBLIC,
                requireNonNullElse(body.seed(), ""),
                requireNonNullElse(body.seedSource(), ""),
                requireNonNullElse(body.reason(), ""));
        desk.send(command, key);
        var drawn = addresses.draw(cycle, "" + (command.seen() + 1));
        return ResponseEntity.created(URI.create("/api/v1/rechecks/"
                        + recheck.cycle().key() + "/" + drawn.drawn().draw()))
                .eTag(Seen.tag(rechecks.draws(recheck).size()))
                .body(whole(drawn));
    }

    @GetMapping("/{cycle}/{draw}")
    @Operation(
            summary = "一次抽取 A draw whole",
            description =
                    "Its population and seed, so that anyone can draw it again, its sample with results in the order "
                            + "drawn, and the quality of each unit's self scores.")
    Bodies.Whole draw(@PathVariable String cycle, @PathVariable String draw) {
        return whole(addresses.draw(cycle, draw));
    }

    @GetMapping("/{cycle}/{draw}/results.xlsx")
    @Operation(
            summary = "复核结果工作簿 Results as a workbook",
            description = "A sheet each for forms, scored rows, units and the draw. Texts are typed as text.")
    @ApiResponse(
            responseCode = "200",
            description = "The workbook",
            content = @Content(mediaType = Results.XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> workbook(@PathVariable String cycle, @PathVariable String draw, Locale locale) {
        return results.workbook(addresses.draw(cycle, draw), locale);
    }

    @GetMapping("/{cycle}/{draw}/{evaluation}")
    @Operation(
            summary = "一张抽中的表 A drawn form",
            description = "Every row that can earn points, as settled, with what a reviewer put beside it.")
    ResponseEntity<Bodies.Checked> form(
            @PathVariable String cycle, @PathVariable String draw, @PathVariable String evaluation) {
        var one = addresses.draw(cycle, draw);
        return checked(one, addresses.form(one, evaluation));
    }

    @PostMapping("/{cycle}/{draw}/{evaluation}/score")
    @Operation(
            summary = "保存复核得分 Score rows again",
            description =
                    "A finance reviewer who had no hand in the form. All rows are one act: all are stored or none. Less "
                            + "than the self score cites a code of the deduction table if the rules have one; any other score than the "
                            + "unit's owes a reason.")
    ResponseEntity<Bodies.Checked> score(
            @PathVariable String cycle,
            @PathVariable String draw,
            @PathVariable String evaluation,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.Scores body) {
        var one = addresses.draw(cycle, draw);
        var form = addresses.form(one, evaluation);
        var rows = entries(body);
        return act(
                one,
                form,
                new ScoreRows(
                        one.drawn().recheck(), form.draw(), form.evaluation(), Seen.of(seen, form.sequence()), rows),
                key);
    }

    @PostMapping("/{cycle}/{draw}/{evaluation}/finish")
    @Operation(
            summary = "完成复核 Finish a form's re-check",
            description = "Once every row was scored; it does not change afterwards. The opinion may be empty.")
    ResponseEntity<Bodies.Checked> finish(
            @PathVariable String cycle,
            @PathVariable String draw,
            @PathVariable String evaluation,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.Opinion body) {
        var one = addresses.draw(cycle, draw);
        var form = addresses.form(one, evaluation);
        return act(
                one,
                form,
                new FinishRecheck(
                        one.drawn().recheck(),
                        form.draw(),
                        form.evaluation(),
                        Seen.of(seen, form.sequence()),
                        requireNonNullElse(body.opinion(), "")),
                key);
    }

    private ResponseEntity<Bodies.Checked> act(Draw one, DrawnForm form, Object command, @Nullable String key) {
        desk.send(command, key);
        return checked(one, addresses.form(one, form.evaluation().value()));
    }

    private ResponseEntity<Bodies.Checked> checked(Draw one, DrawnForm form) {
        var lines =
                Line.of(addresses.settled(form), rechecks.rows(one.drawn().recheck(), form.draw(), form.evaluation()));
        return ResponseEntity.ok().eTag(Seen.tag(form.sequence())).body(Bodies.Checked.of(form, lines));
    }

    private Bodies.Whole whole(Draw one) {
        return Bodies.Whole.of(
                one, rechecks.forms(one.drawn().recheck(), one.drawn().draw()));
    }

    private Bodies.Round round(RecheckId recheck) {
        return new Bodies.Round(
                recheck.cycle().key(),
                populations.of(recheck.cycle()).size(),
                rechecks.draws(recheck).stream().map(Bodies.Lot::of).toList());
    }

    private RecheckId known(String cycle) {
        var recheck = addresses.recheck(cycle);
        if (organisation.cycles().stream().noneMatch(one -> one.cycle().equals(recheck.cycle()))) {
            throw CommandRefused.absent("no-such-cycle", Map.of("cycle", cycle));
        }
        return recheck;
    }

    private static List<ScoreRows.Entry> entries(Bodies.Scores body) {
        var rows = body.rows() == null ? Stream.<Bodies.@Nullable Score>of() : body.rows().stream();
        var entries = rows.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(row -> new ScoreRows.Entry(
                        requireNonNullElse(row.row(), ""),
                        requireNonNullElse(row.score(), ""),
                        requireNonNullElse(row.code(), ""),
                        requireNonNullElse(row.reason(), "")))
                .toList();
        if (entries.isEmpty()) {
            throw CommandRefused.malformed("nothing-to-change", "rows", Map.of());
        }
        return entries;
    }
}
