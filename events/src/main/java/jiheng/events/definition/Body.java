package jiheng.events.definition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jiheng.events.evaluation.Words;
import jiheng.events.template.RuleSet;
import jiheng.events.template.Template;

/** What a version of a definition says, whole. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Body.OfTemplate.class, name = "template"),
    @JsonSubTypes.Type(value = Body.OfRules.class, name = "rules")
})
public sealed interface Body {
    /** The definition it belongs to. */
    DefinitionId definition();

    int version();

    Words title();

    record OfTemplate(Template template) implements Body {
        @Override
        public DefinitionId definition() {
            return DefinitionId.of(template.version());
        }

        @Override
        public int version() {
            return template.version().version();
        }

        @Override
        public Words title() {
            return template.layout().title();
        }
    }

    record OfRules(RuleSet rules) implements Body {
        @Override
        public DefinitionId definition() {
            return DefinitionId.of(rules.version());
        }

        @Override
        public int version() {
            return rules.version().version();
        }

        @Override
        public Words title() {
            return rules.title();
        }
    }
}
