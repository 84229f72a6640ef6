package jiheng.ui;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.evaluation.EvaluationEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the rooms, as far as Maven does not hold them already. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("jiheng");

    private static final String EVENTS = "jiheng.events..";
    private static final String COMMAND = "jiheng.command..";
    private static final String QUERY = "jiheng.query..";
    private static final String UI = "jiheng.ui..";
    private static final String AUDIT = "jiheng.query.audit.";
    private static final String SCORING = "jiheng.command.scoring..";

    private static final int LONG = 250;

    /** Files of more than {@link #LONG} lines, each with its reason. */
    private static final Map<String, String> LONG_FOR_A_REASON = Map.ofEntries(
            Map.entry("Completeness.java", "every reason why a form is not whole, on one screen after another"),
            Map.entry(
                    "Editing.java",
                    "one act of filling reads, checks, compares and records; its steps share what they found"),
            Map.entry("Evaluation.java", "the aggregate: one method a command"),
            Map.entry("Form.java", "the read form and its next state, a field added to both at once"),
            Map.entry("Sentences.java", "one sentence an event, in two languages"),
            Map.entry("ActsController.java", "one method an act, with its description"),
            Map.entry("DemoForms.java", "the story of each form of the demo"),
            Map.entry("TemplateCheck.java", "every reason why a template cannot be used, part by part"),
            Map.entry("Drawing.java", "the sheet as the paper has it, from head to foot"),
            Map.entry("DefinitionsController.java", "one method an act, with its description"),
            Map.entry("FormHead.java", "the parts of a form that stand outside its tables, each found by its words"),
            Map.entry("Imports.java", "an import from the reading to the act, shared by pages, programs and batches"),
            Map.entry("IndicatorRows.java", "a row of an exported sheet read back, field by field"),
            Map.entry("IndicatorTable.java", "a typed table of indicators, from its heads to its totals"),
            Map.entry("CycleBook.java", "one sheet of the workbook after another"),
            Map.entry("FormPage.java", "all that one page shows of a form"),
            Map.entry("EvaluationView.java", "the one shape in which programs read a form, field by field"),
            Map.entry("LedgerWalk.java", "one pass over the ledger that checks every column of every row"),
            Map.entry("LogReader.java", "all that is read of the log, each with the statement that reads it"),
            Map.entry("PdfRows.java", "the lines of a page become the rows of a table, step by step"),
            Map.entry("PdfMarks.java", "the marks of a page, each kind with how it is drawn"));

    /** Nothing below is green because it looked at nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                EVENTS,
                COMMAND,
                QUERY,
                UI,
                SCORING,
                "jiheng.ui.api..",
                "jiheng.command.evaluation..",
                "jiheng.query.evaluation.."
            })
    void theRoomHoldsClasses(String room) {
        assertThat(ALL.that(resideInAPackage(room))).hasSizeGreaterThan(10);
    }

    @Test
    void whatMayHappenAndWhatIsKnownDoNotKnowEachOther() {
        holds(noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(QUERY, UI));
        holds(noClasses()
                .that()
                .resideInAPackage(QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMAND, UI));
    }

    @Test
    void noPackageLeadsBackToItself() {
        holds(slices().matching("jiheng.(**)").should().beFreeOfCycles());
    }

    /** Handing in an act and finding its words comes before knowing who may read what. */
    @Test
    void actsDoNotKnowWhatStandsOnThem() {
        assertThat(ALL.that(resideInAPackage("jiheng.ui.acts.."))).hasSizeGreaterThan(4);
        holds(noClasses()
                .that()
                .resideInAPackage("jiheng.ui.acts..")
                .should()
                .dependOnClassesThat(resideInAPackage(UI).and(not(resideInAPackage("jiheng.ui.acts..")))));
    }

    @Test
    void whatHappenedKnowsNobodyAndNoSpring() {
        holds(noClasses()
                .that()
                .resideInAPackage(EVENTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMAND, QUERY, UI, "org.springframework.."));
    }

    @Test
    void scoringIsPure() {
        holds(classes()
                .that()
                .resideInAPackage(SCORING)
                .and()
                .doNotHaveSimpleName("RuleSetFile")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "jiheng.events..", "jiheng.command.scoring..", "org.jspecify.annotations..")));
        holds(noClasses()
                .that()
                .resideInAPackage(SCORING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.time..", "java.sql..", "java.net..", "org.springframework..", "org.axonframework.."));
    }

    /** What an auditor runs: nothing but the JDK and, for SM2 and SM3, Bouncy Castle. */
    @Test
    void proofsArePure() {
        var jdk = List.of("java..", "org.jspecify.annotations..");
        var allowed = Map.of(
                "merkle", List.of(),
                "leaf", List.of("merkle"),
                "note", List.of("merkle"),
                "sm", List.of("merkle", "note"),
                "bundle", List.of("merkle", "leaf", "note"),
                "verify", List.of("merkle", "leaf", "note", "sm", "bundle"));
        allowed.forEach((name, others) -> {
            var known = Stream.concat(
                            jdk.stream(),
                            Stream.concat(Stream.of(name), others.stream()).map(one -> AUDIT + one + ".."))
                    .collect(Collectors.toList());
            if (name.equals("sm")) {
                known.add("org.bouncycastle..");
            }
            assertThat(ALL.that(resideInAPackage(AUDIT + name))).hasSizeGreaterThan(2);
            holds(classes()
                    .that()
                    .resideInAPackage(AUDIT + name + "..")
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(known.toArray(String[]::new))));
        });
        // The rule does see such a use: SM2 is Bouncy Castle's.
        assertThat(ALL.get(AUDIT + "sm.Sm2").getDirectDependenciesFromSelf())
                .anyMatch(one -> one.getTargetClass().getName().startsWith("org.bouncycastle."));
    }

    @Test
    void aggregatesAndProjectionsAreNobodysToSubclass() {
        var aggregates = having(EventSourcingHandler.class);
        var projections = having(EventHandler.class);
        assertThat(ALL.that(aggregates)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(ALL.that(projections)).hasSizeGreaterThanOrEqualTo(2);
        holds(classes()
                .that(aggregates)
                .should(have(DescribedPredicate.describe(
                        "no public access", one -> !one.getModifiers().contains(PUBLIC)))));
        holds(classes()
                .that(projections)
                .should(have(DescribedPredicate.describe(
                        "final or not public",
                        one -> one.getModifiers().contains(FINAL)
                                || !one.getModifiers().contains(PUBLIC)))));
        holds(classes()
                .that(resideInAPackage("jiheng.query.evaluation").and(simpleName("Fold")))
                .should()
                .haveModifier(FINAL));
        holds(noClasses().that().resideInAPackage(QUERY).should(have(having(CommandHandler.class))));
    }

    /** A finding follows from the events and nothing else, so that anybody can find it again. */
    @Test
    void checksAreJdkAndEventValuesOnly() {
        var checks = resideInAPackage("jiheng.query.findings.check..");
        assertThat(ALL.that(checks)).hasSizeGreaterThan(10);
        holds(noClasses()
                .that(checks)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        EVENTS,
                        "jiheng.query.evaluation..",
                        "jiheng.query.findings.check..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void onlyTheAggregateAppliesEvents() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.axonframework.modelling.command.AggregateLifecycle"));
        holds(classes().that(assignableTo(EvaluationEvent.class)).should().resideInAPackage(EVENTS));
    }

    @Test
    void nothingIsNamedForWhatItDoesNotSay() {
        holds(noClasses().should().haveNameMatching(".*(Service|Manager|Helper|Impl|Utils|Util)"));
    }

    @Test
    void thereIsOneClock() {
        // The stand-alone verifier, which may be a witness, is a program of its own.
        var clock = not(resideInAPackage("jiheng.ui.setup").and(simpleName("SetupClock")))
                .and(not(resideInAPackage(AUDIT + "verify").and(simpleName("Verify"))));
        for (var time : List.of(
                "Instant",
                "LocalDate",
                "LocalDateTime",
                "OffsetDateTime",
                "ZonedDateTime",
                "Year",
                "YearMonth",
                "LocalTime")) {
            holds(noClasses()
                    .that(clock)
                    .should()
                    .callMethodWhere(DescribedPredicate.describe(
                            "the machine's time by " + time,
                            call -> call.getTarget().getOwner().getName().equals("java.time." + time)
                                    && call.getName().equals("now"))));
        }
        holds(noClasses().that(clock).should().callMethod(System.class, "currentTimeMillis"));
        holds(noClasses().that(clock).should().callConstructor(java.util.Date.class));
        holds(noClasses()
                .that(clock)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a clock of the system",
                        call -> call.getTarget().getOwner().getName().equals("java.time.Clock")
                                && call.getName().matches("system.*|tick.*"))));
        // The rule does see such calls: the one clock makes one.
        assertThat(ALL.get("jiheng.ui.setup.SetupClock").getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget().getFullName()))
                .anyMatch(name -> name.startsWith("java.time.Clock.tick"));
    }

    @Test
    void noFigureIsADouble() {
        var kept = fields().that().areDeclaredInClassesThat().resideInAnyPackage(EVENTS, COMMAND, QUERY);
        for (var inexact : List.of("double", "float", "java.lang.Double", "java.lang.Float")) {
            holds(kept.should().notHaveRawType(inexact));
        }
        holds(noClasses()
                .that()
                .resideInAnyPackage(EVENTS, COMMAND, QUERY)
                .should(have(DescribedPredicate.describe(
                        "a method that gives a double", (JavaClass one) -> one.getCodeUnits().stream()
                                .map(JavaCodeUnit::getRawReturnType)
                                .anyMatch(type -> Set.of("double", "float").contains(type.getName()))))));
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThan(15);
        for (var name : packages) {
            var info = ALL.stream()
                    .filter(one -> one.getName().equals(name + ".package-info"))
                    .findFirst();
            assertThat(info).as(name).isPresent();
            assertThat(info.orElseThrow().getAnnotations().stream()
                            .map(JavaAnnotation::getRawType)
                            .map(JavaClass::getName))
                    .as(name)
                    .contains(NullMarked.class.getName());
        }
    }

    @Test
    void aLongFileHasAReason() throws IOException {
        Map<String, Long> lengths;
        var root = Path.of("..").toAbsolutePath().normalize();
        try (Stream<Path> files = Stream.of("events", "command", "query", "ui")
                .map(room -> root.resolve(room).resolve("src/main/java"))
                .flatMap(ArchitectureTest::sources)) {
            lengths = files.collect(Collectors.toMap(Path::toString, ArchitectureTest::lines));
        }
        assertThat(lengths).hasSizeGreaterThan(200);
        var tooLong = lengths.entrySet().stream()
                .filter(file -> file.getValue() > LONG)
                .map(file -> Path.of(file.getKey()).getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(tooLong).isSubsetOf(LONG_FOR_A_REASON.keySet());
    }

    private static DescribedPredicate<JavaClass> having(Class<? extends java.lang.annotation.Annotation> handler) {
        return DescribedPredicate.describe("having @" + handler.getSimpleName(), one -> one.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith(handler)));
    }

    private static void holds(ArchRule rule) {
        rule.check(ALL);
    }

    private static Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
