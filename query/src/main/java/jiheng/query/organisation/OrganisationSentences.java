package jiheng.query.organisation;

import java.util.Map;
import java.util.Optional;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogKeyEvent;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.PasswordChanged;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;

/**
 * One sentence of business words for each event. Names in the arguments are those before the event, which is why an
 * event's sentence is made before it is applied.
 */
record OrganisationSentences(ActedBy by, Names names) {
    private static final Map<UnitKind, Sentence> KINDS = Map.of(
            UnitKind.FINANCE_BUREAU, new Sentence("财政局", "finance bureau"),
            UnitKind.SUPERVISING_DEPARTMENT, new Sentence("主管部门", "supervising department"),
            UnitKind.BUDGET_UNIT, new Sentence("预算单位", "budget unit"));

    private static final Map<Role, Sentence> ROLES = Map.of(
            Role.PREPARER, new Sentence("填报人", "preparer"),
            Role.UNIT_APPROVER, new Sentence("单位审核人", "unit approver"),
            Role.SUPERVISING_REVIEWER, new Sentence("主管部门审核人", "supervising reviewer"),
            Role.FINANCE_REVIEWER, new Sentence("财政审核人", "finance reviewer"),
            Role.AUDITOR, new Sentence("审计人员", "auditor"),
            Role.ADMINISTRATOR, new Sentence("系统管理员", "administrator"));

    Sentence of(UnitEvent event) {
        if (event instanceof UnitRegistered registered) {
            var kind = word(KINDS, registered.kind());
            var parent = Optional.ofNullable(registered.parent()).map(names::unit);
            return told(
                    "登记了" + kind.zh() + quoted(registered.name())
                            + parent.map(above -> "，上级为" + quoted(above)).orElse(""),
                    "registered the " + kind.en() + " " + quoted(registered.name())
                            + parent.map(above -> " under " + quoted(above)).orElse(""));
        }
        if (event instanceof UnitRenamed renamed) {
            return told(
                    "将单位" + quoted(renamed.before()) + "更名为" + quoted(renamed.after()),
                    "renamed the unit " + quoted(renamed.before()) + " to " + quoted(renamed.after()));
        }
        throw unworded(event);
    }

    Sentence of(AccountEvent event) {
        if (event instanceof AccountOpened opened) {
            var unit = quoted(names.unit(opened.unit()));
            return told(
                    "为" + unit + "的" + opened.name() + "开设了账号",
                    "opened an account for " + opened.name() + " of " + unit);
        }
        if (event instanceof AccountRenamed renamed) {
            return told(
                    "将" + renamed.before() + "的姓名改为" + renamed.after(),
                    "changed the name of " + renamed.before() + " to " + renamed.after());
        }
        var name = names.account(event.account());
        if (event instanceof AccountDisabled disabled) {
            return told("停用了" + name + "的账号", "disabled the account of " + name, disabled.reason());
        }
        if (event instanceof AccountEnabled enabled) {
            return told("恢复了" + name + "的账号", "enabled the account of " + name, enabled.reason());
        }
        if (event instanceof PasswordChanged) {
            return event.account().equals(by.account())
                    ? told("修改了自己的密码", "changed their own password")
                    : told("重设了" + name + "的密码", "set a new password for " + name);
        }
        if (event instanceof RoleGranted granted) {
            var role = word(ROLES, granted.role());
            var unit = quoted(names.unit(granted.unit()));
            return told(
                    "授予" + name + "在" + unit + "的" + role.zh() + "角色",
                    "granted " + name + " the role of " + role.en() + " at " + unit);
        }
        if (event instanceof RoleRevoked revoked) {
            var role = word(ROLES, revoked.role());
            var unit = quoted(names.unit(revoked.unit()));
            return told(
                    "撤销了" + name + "在" + unit + "的" + role.zh() + "角色",
                    "revoked the role of " + role.en() + " at " + unit + " from " + name,
                    revoked.reason());
        }
        return ofDelegation(event, name);
    }

    private Sentence ofDelegation(AccountEvent event, String name) {
        if (event instanceof DelegationGiven given) {
            var own = given.from().equals(by.account());
            var role = word(ROLES, given.role());
            var unit = quoted(names.unit(given.unit()));
            return told(
                    "将" + (own ? "自己" : given.fromName()) + "在" + unit + "的" + role.zh() + "角色委托给" + name + "，自 "
                            + given.first() + " 至 " + given.last(),
                    "delegated " + (own ? "their own role of " : "the role of ") + role.en()
                            + (own ? "" : " held by " + given.fromName()) + " at " + unit + " to " + name + " from "
                            + given.first() + " to " + given.last());
        }
        if (event instanceof DelegationEnded ended) {
            var what = names.delegation(ended.account(), ended.delegation());
            var role = word(ROLES, what.role());
            var unit = quoted(names.unit(what.unit()));
            var from = names.account(what.from());
            return told(
                    "终止了" + from + "在" + unit + "的" + role.zh() + "角色对" + name + "的委托",
                    "ended the delegation to " + name + " of the role of " + role.en() + " held by " + from + " at "
                            + unit,
                    ended.reason());
        }
        throw unworded(event);
    }

    Sentence of(CycleEvent event) {
        if (event instanceof CycleOpened opened) {
            return told(
                    "开启了 " + opened.year() + " 年度批次，目标截止 " + opened.targetsDue() + "，自评截止 " + opened.resultsDue(),
                    "opened the cycle of " + opened.year() + ", targets due " + opened.targetsDue() + ", results due "
                            + opened.resultsDue());
        }
        var year = names.year(event.cycle());
        if (event instanceof DeadlinesMoved moved) {
            boolean targets = !moved.targetsDueBefore().equals(moved.targetsDue());
            boolean results = !moved.resultsDueBefore().equals(moved.resultsDue());
            return told(
                    "调整了 " + year + " 年度批次的期限："
                            + (targets ? "目标截止由 " + moved.targetsDueBefore() + " 改为 " + moved.targetsDue() : "")
                            + (targets && results ? "，" : "")
                            + (results ? "自评截止由 " + moved.resultsDueBefore() + " 改为 " + moved.resultsDue() : ""),
                    "moved the deadlines of the cycle of " + year + ": "
                            + (targets
                                    ? "targets due from " + moved.targetsDueBefore() + " to " + moved.targetsDue()
                                    : "")
                            + (targets && results ? ", " : "")
                            + (results
                                    ? "results due from " + moved.resultsDueBefore() + " to " + moved.resultsDue()
                                    : ""),
                    moved.reason());
        }
        if (event instanceof CycleClosed closed) {
            return told("关闭了 " + year + " 年度批次", "closed the cycle of " + year, closed.reason());
        }
        if (event instanceof CycleReopened reopened) {
            return told("重新打开了 " + year + " 年度批次", "reopened the cycle of " + year, reopened.reason());
        }
        throw unworded(event);
    }

    Sentence of(LogKeyEvent event) {
        var key = event.key().kind().title();
        var zh = key + " 第 " + event.key().number() + " 把密钥";
        var en = key + " key " + event.key().number();
        if (event instanceof KeyRetired retired) {
            return told("停用了存证日志的 " + zh, "retired " + en + " of the log", retired.reason());
        }
        if (event instanceof KeyIntroduced introduced) {
            return switch (introduced.occasion()) {
                case FIRST -> told("生成了存证日志的 " + zh + "，由它签名", "made " + en + " of the log, which signs it");
                case FOUND -> told("补记了存证日志一直在用的 " + zh, "noted " + en + " of the log, which signed it before");
                case ROTATED ->
                    told(
                            "更换了存证日志的密钥，由 " + zh + "签名",
                            "replaced a key of the log: " + en + " signs it",
                            introduced.reason());
            };
        }
        throw unworded(event);
    }

    static Sentence role(Role role) {
        return word(ROLES, role);
    }

    private Sentence told(String zh, String en) {
        var actor = by.sentence();
        return new Sentence(actor.zh() + zh + "。", actor.en() + " " + en + ".");
    }

    private Sentence told(String zh, String en, String reason) {
        return told(zh + "（理由：" + reason + "）", en + " (reason: " + reason + ")");
    }

    private static <K> Sentence word(Map<K, Sentence> words, K key) {
        return Optional.ofNullable(words.get(key)).orElseThrow(() -> new IllegalStateException("no word for " + key));
    }

    private static String quoted(String name) {
        return "“" + name + "”";
    }

    private static IllegalStateException unworded(Object event) {
        return new IllegalStateException("no sentence tells " + event.getClass());
    }
}
