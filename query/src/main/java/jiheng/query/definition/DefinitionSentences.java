package jiheng.query.definition;

import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionDeclined;
import jiheng.events.definition.DefinitionDiscarded;
import jiheng.events.definition.DefinitionDrafted;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionId.Kind;
import jiheng.events.definition.DefinitionProposed;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionRevised;
import jiheng.events.definition.DefinitionShipped;
import jiheng.events.evaluation.Words;
import org.axonframework.messaging.MetaData;

/** One sentence of business words for each event of a definition. */
final class DefinitionSentences {
    private DefinitionSentences() {}

    /** @param body what the version says after the event */
    static Words of(DefinitionEvent event, Body body, MetaData by) {
        var what = what(event, body);
        if (event instanceof DefinitionShipped) {
            return new Words(what.zh() + "随产品提供，可以使用。", what.en() + " came with the product and can be used.");
        }
        if (event instanceof DefinitionDrafted) {
            return told(by, "起草了" + what.zh(), "drafted " + what.en());
        }
        if (event instanceof DefinitionRevised) {
            return told(by, "修改了" + what.zh(), "revised " + what.en());
        }
        if (event instanceof DefinitionProposed proposed) {
            return told(by, "将" + what.zh() + "提请复核", "put " + what.en() + " up for review", proposed.note());
        }
        if (event instanceof DefinitionDeclined declined) {
            return told(by, "将" + what.zh() + "退回修改", "sent " + what.en() + " back", declined.reason());
        }
        if (event instanceof DefinitionPublished published) {
            return told(by, "发布了" + what.zh(), "published " + what.en(), published.opinion());
        }
        if (event instanceof DefinitionDiscarded discarded) {
            return told(by, "放弃了" + what.zh(), "gave up " + what.en(), discarded.reason());
        }
        if (event instanceof DefinitionRetired retired) {
            return told(by, "停用了" + what.zh(), "retired " + what.en(), retired.reason());
        }
        throw new IllegalStateException("no sentence tells " + event.getClass());
    }

    private static Words what(DefinitionEvent event, Body body) {
        var template = event.definition().kind() == Kind.TEMPLATE;
        var number = event.version();
        return new Words(
                (template ? "表样" : "评分规则") + "“" + body.title().zh() + "”（"
                        + event.definition().key() + "）第 " + number + " 版",
                "version " + number + " of the " + (template ? "template" : "rule set") + " “"
                        + body.title().en() + "” (" + event.definition().key() + ")");
    }

    private static Words told(MetaData by, String zh, String en, String reason) {
        return told(by, zh + "：" + reason, en + ": " + reason);
    }

    private static Words told(MetaData by, String zh, String en) {
        var name = text(by, "name");
        var other = text(by, "onBehalfOfName");
        return new Words(
                name + (other.isEmpty() ? "" : "（代" + other + "）") + zh + "。",
                name + (other.isEmpty() ? "" : " (for " + other + ")") + " " + en + ".");
    }

    private static String text(MetaData by, String key) {
        return by.get(key) instanceof String value ? value : "";
    }
}
