package io.insula.kernel.security.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/**
 * Computes the public half of a private key on the curve P-256, by point multiplication (SEC 1,
 * 2.2.1). A PKCS#8 key may lack the public half, and the JDK does not compute it. Runs once, at
 * start-up, so the code need not be fast or constant-time.
 */
final class P256PublicKeyComputer {
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private P256PublicKeyComputer() {}

  static boolean isCurveOf(ECPrivateKey key) throws GeneralSecurityException {
    var curve = parameters();
    return key.getParams().getCurve().equals(curve.getCurve())
        && key.getParams().getGenerator().equals(curve.getGenerator())
        && key.getS().signum() > 0
        && key.getS().compareTo(curve.getOrder()) < 0;
  }

  static ECPublicKey publicKeyOf(ECPrivateKey key) throws GeneralSecurityException {
    var curve = parameters();
    var point = multiply(curve, key.getS());
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static ECParameterSpec parameters() throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static ECPoint multiply(ECParameterSpec curve, BigInteger factor) {
    var product = ECPoint.POINT_INFINITY;
    for (var bit = factor.bitLength() - 1; bit >= 0; bit--) {
      product = add(curve, product, product);
      if (factor.testBit(bit)) {
        product = add(curve, product, curve.getGenerator());
      }
    }
    return product;
  }

  private static ECPoint add(ECParameterSpec curve, ECPoint left, ECPoint right) {
    if (left.equals(ECPoint.POINT_INFINITY)) {
      return right;
    }
    var prime = ((ECFieldFp) curve.getCurve().getField()).getP();
    var slope = left.equals(right) ? tangent(curve, left, prime) : chord(left, right, prime);
    var x =
        slope.multiply(slope).subtract(left.getAffineX()).subtract(right.getAffineX()).mod(prime);
    var y = slope.multiply(left.getAffineX().subtract(x)).subtract(left.getAffineY()).mod(prime);
    return new ECPoint(x, y);
  }

  private static BigInteger tangent(ECParameterSpec curve, ECPoint point, BigInteger prime) {
    var x = point.getAffineX();
    return THREE
        .multiply(x)
        .multiply(x)
        .add(curve.getCurve().getA())
        .multiply(TWO.multiply(point.getAffineY()).modInverse(prime));
  }

  private static BigInteger chord(ECPoint left, ECPoint right, BigInteger prime) {
    var width = right.getAffineX().subtract(left.getAffineX()).mod(prime);
    return right.getAffineY().subtract(left.getAffineY()).multiply(width.modInverse(prime));
  }
}
