/** The log's signer: its keys and its own last head in files, and heads signed only after the rows were read again. */
@NullMarked
package jiheng.query.audit.sign;

import org.jspecify.annotations.NullMarked;
