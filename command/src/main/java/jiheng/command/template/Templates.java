package jiheng.command.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.scoring.RuleSets;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.template.Template;

/** The templates at hand, each version of each. */
public final class Templates {
    private static final List<String> SHIPPED = List.of(
            "department-2022-1",
            "department-2022-2",
            "project-standard-1",
            "project-standard-2",
            "project-sichuan-1",
            "project-process-1");

    private final Function<TemplateVersion, Optional<Template>> usable;
    private final Supplier<List<Template>> offered;

    /**
     * @param usable a version that new forms may be opened with
     * @param offered those to choose from
     */
    public Templates(Function<TemplateVersion, Optional<Template>> usable, Supplier<List<Template>> offered) {
        this.usable = usable;
        this.offered = offered;
    }

    /** The templates that come with the product. */
    public static Templates shipped() {
        var rules = RuleSets.shipped();
        var all = SHIPPED.stream().map(name -> read(name, rules)).toList();
        var byVersion = all.stream().collect(Collectors.toMap(Template::version, Function.identity()));
        return new Templates(version -> Optional.ofNullable(byVersion.get(version)), () -> all);
    }

    public Optional<Template> find(TemplateVersion version) {
        return usable.apply(version);
    }

    public Stream<Template> all() {
        return offered.get().stream();
    }

    /** Of each template the latest version: what a new form is opened with. */
    public Stream<Template> latest() {
        var all = offered.get();
        return all.stream().filter(one -> all.stream()
                .map(Template::version)
                .noneMatch(other -> other.id().equals(one.version().id())
                        && other.version() > one.version().version()));
    }

    private static Template read(String name, RuleSets rules) {
        try (var data = Templates.class.getResourceAsStream("/jiheng/templates/" + name + ".json")) {
            if (data == null) {
                throw new IllegalStateException("template " + name + " is missing");
            }
            var template = TemplateFile.read(data.readAllBytes(), rules);
            if (!name.equals(template.version().id() + "-" + template.version().version())) {
                throw new IllegalStateException("template file " + name + " holds " + template.version());
            }
            return template;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
