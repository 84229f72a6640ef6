package jiheng.command.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.template.Template;
import tools.jackson.databind.json.JsonMapper;

/** The templates at hand. */
public final class Templates {
    private static final List<String> SHIPPED = List.of("department-2022-1", "project-standard-1");

    private final List<Template> all;

    private Templates(List<Template> all) {
        this.all = all;
    }

    /** The templates that come with the product. */
    public static Templates shipped() {
        var mapper = JsonMapper.builder().build();
        return new Templates(SHIPPED.stream().map(name -> read(mapper, name)).toList());
    }

    public Optional<Template> find(TemplateVersion version) {
        return all.stream()
                .filter(template -> template.version().equals(version))
                .findFirst();
    }

    public Stream<Template> all() {
        return all.stream();
    }

    private static Template read(JsonMapper mapper, String name) {
        try (var data = Templates.class.getResourceAsStream("/jiheng/templates/" + name + ".json")) {
            if (data == null) {
                throw new IllegalStateException("template " + name + " is missing");
            }
            return mapper.readValue(data, Template.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
