package jiheng.ui.setup;

/** The product cannot start like this; the message is one line for the person who starts it. */
public final class SetupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SetupRefused(String message) {
        super(message, null, false, false);
    }

    static SetupRefused demoAccounts(String address) {
        return new SetupRefused("数据中有演示账号（公开密码），只能用内置数据库并绑定本机地址运行，现为 " + address
                + "；请改用新的数据目录或数据库。 The store holds demo accounts with a public password, which run only on the embedded "
                + "database bound to this machine; use another data folder or database.");
    }

    static SetupRefused noPassword() {
        return new SetupRefused("首次启动请用环境变量 JIHENG_FIRST_PASSWORD 给出首个管理员（账号 admin）的密码，至少 12 个字符。"
                + " On the first start, set JIHENG_FIRST_PASSWORD to the first administrator's password (account admin), "
                + "at least 12 characters.");
    }
}
