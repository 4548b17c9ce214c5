// Planted: the clients of two services in one place that belongs to neither.
import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { TextractClient } from '@aws-sdk/client-textract';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

export const clients = [RekognitionClient, TextractClient, getSignedUrl];
