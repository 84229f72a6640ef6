package jiheng.events.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;

/** A template or a rule set through all its versions: {@code template-department-2022}, {@code rules-national}. */
public record DefinitionId(@JsonValue String value) {
    /** What a definition defines. */
    public enum Kind {
        TEMPLATE("template"),
        RULES("rules");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }
    }

    @JsonCreator
    public DefinitionId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a definition id: " + value);
        }
    }

    public static boolean isOne(String value) {
        return Ids.isA(Kind.TEMPLATE.prefix, value) || Ids.isA(Kind.RULES.prefix, value);
    }

    public static DefinitionId of(Kind kind, String key) {
        return new DefinitionId(kind.prefix + "-" + key);
    }

    public static DefinitionId of(TemplateVersion version) {
        return of(Kind.TEMPLATE, version.id());
    }

    public static DefinitionId of(RuleSetVersion version) {
        return of(Kind.RULES, version.id());
    }

    public Kind kind() {
        return Ids.isA(Kind.TEMPLATE.prefix, value) ? Kind.TEMPLATE : Kind.RULES;
    }

    /** The part after the kind: the id that a form's template or rule set has. */
    public String key() {
        return value.substring(kind().prefix.length() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
